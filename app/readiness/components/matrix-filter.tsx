import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { shows, sorts, views } from "~/readiness/matrix";
import type { ShownQuery } from "~/readiness/matrix-address";
import { categories } from "~/readiness/template";
import { Button } from "~/ui/button";

const box =
  "border-line-strong bg-surface mt-1 block min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

/** Which committees, which of their congresses, in which order: in the address, so that it can be sent to others. */
export function MatrixFilter({ query }: { query: ShownQuery }) {
  const { t } = useTranslation("readiness");
  const sortWords = (value: (typeof sorts)[number]) => {
    const category = categories.find((each) => each === value);
    return category
      ? t("matrix.sort-category", { category: t(`category.${category}`) })
      : t(`matrix.sort-${value as Exclude<typeof value, (typeof categories)[number]>}`);
  };
  return (
    <Form
      // The choices of a page that was reached otherwise must not stay.
      key={JSON.stringify(query)}
      method="get"
      action="/readiness"
      aria-label={t("matrix.filter")}
      className="no-print grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]"
    >
      {query.committee === "" ? null : <input type="hidden" name="committee" value={query.committee} />}
      <label className="min-w-0 text-sm font-semibold">
        {t("matrix.name")}
        <input type="search" name="name" defaultValue={query.name} autoComplete="off" className={box} />
      </label>
      <Choice
        name="view"
        label={t("matrix.view")}
        options={views.map((value) => ({ value, label: t(`matrix.view-${value}`) }))}
        chosen={query.view}
      />
      <Choice
        name="show"
        label={t("matrix.show")}
        options={shows.map((value) => ({ value, label: t(`matrix.show-${value}`) }))}
        chosen={query.show}
      />
      <Choice
        name="sort"
        label={t("matrix.sort")}
        options={sorts.map((value) => ({ value, label: sortWords(value) }))}
        chosen={query.sort}
      />
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
      <select name={name} defaultValue={chosen} className={box}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
