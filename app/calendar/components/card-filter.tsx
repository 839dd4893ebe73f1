import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

interface Props {
  units: string[];
  groups: string[];
  unit: string;
  group: string;
  found: number;
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

/** Which cards to print: of one unit, of one group. */
export function CardFilter({ units, groups, unit, group, found }: Props) {
  const { t } = useTranslation("calendar");
  const choice = (name: "unit" | "group", chosen: string, all: string[]) => (
    <label className="min-w-0 flex-1 basis-56 text-sm font-semibold">
      {t(`cards.${name}`)}
      <select name={name} defaultValue={chosen} className={`${box} mt-1`}>
        <option value="">{t(`cards.all-${name}s`)}</option>
        {all.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
  return (
    <Form method="get" key={`${unit} ${group}`} className="flex flex-wrap items-end gap-3">
      {choice("unit", unit, units)}
      {groups.length > 0 ? choice("group", group, groups) : null}
      <Button>{t("cards.show")}</Button>
      <p className="text-muted basis-full text-sm">{t("cards.print-hint", { count: found })}</p>
    </Form>
  );
}
