import { useTranslation } from "react-i18next";
import type { Found } from "~/platform/choices";

/** What the server found for a name that was typed, to choose one of it. */
export function FoundChoices({ name, typed, found }: { name: string; typed: string; found: Found }) {
  const { t } = useTranslation("form");
  return (
    <fieldset className="border-line-strong mt-2 rounded-md border px-3 pb-2">
      <legend className="px-1 text-sm font-semibold break-words">{t("choice.found", { typed })}</legend>
      {found.matches.map(({ value, label, detail }) => (
        <label key={value} className="flex min-h-11 items-center gap-3 py-1">
          <input type="radio" name={name} value={value} className="accent-accent size-5 shrink-0" />
          <span className="min-w-0">
            <span className="block break-words">{label}</span>
            {detail ? <span className="text-muted block text-sm break-words">{detail}</span> : null}
          </span>
        </label>
      ))}
      {found.isCut ? <p className="text-muted text-sm">{t("choice.cut")}</p> : null}
    </fieldset>
  );
}
