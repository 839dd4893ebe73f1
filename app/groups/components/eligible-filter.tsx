import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

/** Narrows the list of delegates by name and by an attribute. */
export function EligibleFilter({
  action,
  query,
  values,
}: {
  action: string;
  query: { search: string; value: string; only: string };
  values: { label: string; values: { value: string; label: string }[] }[];
}) {
  const { t } = useTranslation(["groups", "common"]);
  return (
    <Form method="get" action={action} key={JSON.stringify(query)} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
        {t("delegates.search")}
        <input type="search" name="search" defaultValue={query.search} maxLength={200} className={box} />
      </label>
      <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
        {t("eligible.by-attribute")}
        <select name="value" defaultValue={query.value} className={box}>
          <option value="">{t("eligible.any")}</option>
          {values.map((attribute) => (
            <optgroup key={attribute.label} label={attribute.label}>
              {attribute.values.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
        <input
          type="checkbox"
          name="only"
          value="eligible"
          defaultChecked={query.only === "eligible"}
          className="accent-accent size-5"
        />
        {t("eligible.only")}
      </label>
      <Button>{t("common:filter")}</Button>
    </Form>
  );
}
