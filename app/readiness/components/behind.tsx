import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";

/** Says that so many congresses are being counted anew by the job, and that what is shown is therefore not complete. */
export function Behind({ count }: { count: number }) {
  const { t } = useTranslation("readiness");
  if (count === 0) return null;
  return <Notice tone="warn">{t("matrix.behind", { count })}</Notice>;
}
