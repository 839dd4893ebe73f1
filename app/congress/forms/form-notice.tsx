import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";
import type { FormAnswer } from "./answers.server";

/** Above a form that was not saved: why, and what to do. */
export function FormNotice({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation("form");
  if (!answer) return null;
  if (answer.stored) {
    return (
      <Notice tone="warn" live>
        {t("outdated")}
      </Notice>
    );
  }
  const { error } = answer.reply;
  if (!error) return null;
  return (
    <Notice tone="block" live>
      {error[""]?.length ? error[""].join(" ") : t("summary")}
    </Notice>
  );
}
