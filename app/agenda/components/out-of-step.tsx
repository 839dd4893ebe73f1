import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";

/** Says that groups in the agenda are no longer those of their division, and mends it with one click. */
export function OutOfStep({ slug, revision, titles }: { slug: string; revision: number; titles: string[] }) {
  const { t } = useTranslation("agenda");
  const divisions = `/congresses/${slug}/agenda/edit/divisions`;
  if (titles.length === 0) return null;
  return (
    <div className="no-print mb-4">
      <Notice tone="warn" title={t("divisions.out-of-step-title")}>
        <p className="break-words">{t("divisions.out-of-step-text", { titles: titles.join("; ") })}</p>
        <Form method="post" action={divisions} className="mt-2 flex flex-wrap items-center gap-3">
          <input type="hidden" name="basedOn" value={revision} />
          <Button name="intent" value="update" look="primary">
            {t("divisions.update")}
          </Button>
          <Link to={divisions} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {t("divisions.look")}
          </Link>
        </Form>
      </Notice>
    </div>
  );
}
