import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

/** Chooses a file whose text is read into the form; nothing is saved by it. */
export function TextFile() {
  const { t } = useTranslation("documents");
  return (
    <div className="border-line bg-sunken rounded-card grid gap-2 border p-3">
      <label className="text-sm font-semibold">
        {t("file.label")}
        <input
          type="file"
          name="file"
          accept=".docx,.md,.markdown,.txt"
          className="mt-1 block w-full min-h-11 text-base font-normal"
        />
      </label>
      <p className="text-muted text-sm">{t("file.hint")}</p>
      <div>
        <Button name="intent" value="read">
          {t("file.submit")}
        </Button>
      </div>
    </div>
  );
}
