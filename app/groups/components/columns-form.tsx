import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { delegateStatuses, type DelegateStatus } from "~/groups/delegate";
import { targets, type Target } from "~/groups/import/columns";
import { Button } from "~/ui/button";

interface ShownColumn {
  header: string;
  target: Target;
  /** The further attribute that it would become; empty where it has no name. */
  attribute: string;
  examples: string[];
}

interface ColumnsFormProps {
  here: string;
  columns: ShownColumn[];
  defaultStatus: DelegateStatus;
  erases: boolean;
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

/** Says what each column becomes. */
export function ColumnsForm({ here, columns, defaultStatus, erases }: ColumnsFormProps) {
  const { t } = useTranslation("groups");
  return (
    <Form
      key={JSON.stringify([columns, defaultStatus, erases])}
      method="post"
      action={here}
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <ol className="divide-line border-line bg-surface rounded-card divide-y border">
        {columns.map((column, index) => (
          <li key={index} className="grid items-center gap-x-4 gap-y-2 p-3 sm:grid-cols-[1fr_1fr_1.2fr]">
            <label htmlFor={`target-${index}`} className="min-w-0 text-sm font-semibold break-words">
              {column.header || t("import.no-title", { number: index + 1 })}
            </label>
            <p className="text-muted min-w-0 text-sm break-words">{column.examples.join(" · ") || "—"}</p>
            <select
              id={`target-${index}`}
              name={`target-${index}`}
              defaultValue={column.target}
              className={box}
            >
              {targets
                .filter((target) => target !== "attribute" || column.attribute !== "")
                .map((target) => (
                  <option key={target} value={target}>
                    {t(`import.target.${target}`, { name: column.attribute })}
                  </option>
                ))}
            </select>
          </li>
        ))}
      </ol>
      <label className="grid max-w-md gap-1 text-sm font-semibold">
        {t("import.default-status")}
        <select name="defaultStatus" defaultValue={defaultStatus} className={box}>
          {delegateStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>
      </label>
      <div>
        <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
          <input
            type="checkbox"
            name="erases"
            defaultChecked={erases}
            aria-describedby="erases-hint"
            className="accent-accent size-5 shrink-0"
          />
          {t("import.erases")}
        </label>
        <p id="erases-hint" className="text-muted text-sm">
          {t("import.erases-hint")}
        </p>
      </div>
      <div>
        <Button look="primary">{t("import.preview")}</Button>
      </div>
    </Form>
  );
}
