import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CopySources } from "~/agenda/copy-sources.server";
import { Button } from "~/ui/button";
import { SearchField } from "~/ui/search-field";

interface CopyFormProps {
  /** The address of the page. */
  here: string;
  sources: CopySources;
  /** What was searched for. */
  typed: string;
}

/** Copies the agenda of another congress: chosen from a list, or found by its name where there are many. */
export function CopyForm({ here, sources: { matches, isSearched, isCut }, typed }: CopyFormProps) {
  const { t } = useTranslation(["agenda", "form"]);
  return (
    <div className="grid gap-4">
      {isSearched ? (
        <Form method="get" action={here} className="flex flex-wrap items-end gap-3">
          <SearchField label={t("import.name")} name="name" value={typed} />
          <Button>{t("import.find")}</Button>
        </Form>
      ) : null}
      {matches.length === 0 ? (
        <p className="text-muted text-sm">{t("form:choice.nothing")}</p>
      ) : (
        <Form method="post" action={here} className="grid gap-4">
          <label className="grid gap-1 text-sm font-semibold">
            {t("import.from")}
            <select
              name="from"
              className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
            >
              {matches.map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          {isCut ? <p className="text-muted text-sm">{t("form:choice.cut")}</p> : null}
          <p className="text-muted text-sm">{t("import.copy-hint")}</p>
          <div>
            <Button name="intent" value="copy">
              {t("import.copy")}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
}
