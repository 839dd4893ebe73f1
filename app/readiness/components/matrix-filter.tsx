import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { shows, sorts, type Show, type Sort } from "~/readiness/matrix";
import { Button } from "~/ui/button";

interface MatrixFilterProps {
  committees: { value: string; label: string }[];
  query: { committee: string; show: Show; sort: Sort };
}

/** Which committees, which of their congresses, in which order: in the address, so that it can be sent to others. */
export function MatrixFilter({ committees, query }: MatrixFilterProps) {
  const { t } = useTranslation("readiness");
  const everywhere = [{ value: "", label: t("matrix.everywhere") }, ...committees];
  const shown = shows.map((value) => ({ value, label: t(`matrix.show-${value}`) }));
  const sorted = sorts.map((value) => ({ value, label: t(`matrix.sort-${value}`) }));
  return (
    <Form
      // The choices of a page that was reached otherwise must not stay.
      key={JSON.stringify(query)}
      method="get"
      action="/readiness"
      aria-label={t("matrix.filter")}
      className="no-print grid items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Choice name="committee" label={t("matrix.below")} options={everywhere} chosen={query.committee} />
      <Choice name="show" label={t("matrix.show")} options={shown} chosen={query.show} />
      <Choice name="sort" label={t("matrix.sort")} options={sorted} chosen={query.sort} />
      <Button>{t("matrix.apply")}</Button>
    </Form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  chosen: string;
}

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label className="min-w-0 text-sm font-semibold">
      {label}
      <select
        name={name}
        defaultValue={chosen}
        className="border-line-strong bg-surface mt-1 block min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
