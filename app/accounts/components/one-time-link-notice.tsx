import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";

/** A one-time link, shown once, ready to be copied. */
export function OneTimeLinkNotice({ name, url }: { name: string; url: string }) {
  const { t } = useTranslation("accounts");
  return (
    <Notice tone="good" live title={t("people.link")}>
      <p className="mb-2">{t("people.link-text", { name })}</p>
      <input
        readOnly
        value={url}
        aria-label={t("people.link")}
        onFocus={(event) => event.currentTarget.select()}
        className="border-line-strong bg-surface text-ink min-h-11 w-full rounded-md border px-3 py-2 font-mono text-sm"
      />
    </Notice>
  );
}
