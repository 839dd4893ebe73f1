import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { delegateStatuses } from "~/groups/delegate";
import { sorts, type DelegateQuery } from "~/groups/delegate-filter";
import { Button } from "~/ui/button";

interface Option {
  value: string;
  label: string;
}

interface DelegateFilterProps {
  base: string;
  query: DelegateQuery;
  units: string[];
  /** Values of other fields, by field. */
  traits: { label: string; options: Option[] }[];
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

/** Which delegates, in which order: in the address, so that it can be sent to others. */
export function DelegateFilter({ base, query, units, traits }: DelegateFilterProps) {
  const { t } = useTranslation(["groups", "common"]);
  const statuses = delegateStatuses.map((value) => ({ value, label: t(`status.${value}`) }));
  return (
    <Form
      // The choices of a page that was reached otherwise must not stay.
      key={JSON.stringify(query)}
      method="get"
      action={base}
      aria-label={t("delegates.filter")}
      className="no-print grid grid-cols-2 items-end gap-3 lg:grid-cols-[1.3fr_1fr_1.3fr_1.2fr_1fr_auto]"
    >
      <label className="col-span-2 grid min-w-0 gap-1 text-sm font-semibold lg:col-span-1">
        {t("delegates.search")}
        <input type="search" name="search" defaultValue={query.search} maxLength={200} className={box} />
      </label>
      <Choice name="status" label={t("delegates.status")} chosen={query.status ?? ""}>
        <option value="">{t("delegates.all-statuses")}</option>
        <Options options={statuses} />
      </Choice>
      <Choice name="unit" label={t("delegates.unit")} chosen={query.unit}>
        <option value="">{t("delegates.all-units")}</option>
        <Options options={units.map((unit) => ({ value: unit, label: unit }))} />
      </Choice>
      <Choice name="trait" label={t("delegates.trait")} chosen={query.trait}>
        <option value="">{t("delegates.all-traits")}</option>
        {traits.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            <Options options={options} />
          </optgroup>
        ))}
      </Choice>
      <Choice name="sort" label={t("delegates.sort")} chosen={query.sort}>
        <Options options={sorts.map((value) => ({ value, label: t(`delegates.sort-${value}`) }))} />
      </Choice>
      <Button>{t("common:filter")}</Button>
    </Form>
  );
}

function Options({ options }: { options: Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  children: ReactNode;
}

function Choice({ name, label, chosen, children }: ChoiceProps) {
  return (
    <label className="grid min-w-0 gap-1 text-sm font-semibold">
      {label}
      <select name={name} defaultValue={chosen} className={box}>
        {children}
      </select>
    </label>
  );
}
