import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

interface HeaderFormProps {
  here: string;
  /** The first rows of the file. */
  headers: { line: number; text: string }[];
  /** Index of the row that names the columns; -1 where none does. */
  chosen: number;
}

/** Says which row names the columns, where the guess is wrong. */
export function HeaderForm({ here, headers, chosen }: HeaderFormProps) {
  const { t } = useTranslation("groups");
  return (
    <Form key={chosen} method="post" action={here} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 flex-1 basis-64 gap-1 text-sm font-semibold">
        {t("import.header-row")}
        <select
          name="headerRow"
          defaultValue={chosen}
          className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
        >
          <option value={-1}>{t("import.no-header")}</option>
          {headers.map((header, index) => (
            <option key={header.line} value={index}>
              {t("import.header-choice", header)}
            </option>
          ))}
        </select>
      </label>
      <Button name="intent" value="header">
        {t("import.change-header")}
      </Button>
    </Form>
  );
}
