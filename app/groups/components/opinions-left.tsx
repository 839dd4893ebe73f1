import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ConsolidationView } from "~/groups/reports/word-consolidation.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";
import { OpinionText } from "./locked-report";

interface OpinionsLeftProps {
  here: string;
  view: ConsolidationView;
}

const shown = 60;

/** Opinions that are in no point yet, to be ticked and merged. */
export function OpinionsLeft({ here, view: { basedOn, left, parts } }: OpinionsLeftProps) {
  const { t } = useTranslation("groups");
  const points = parts.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.points));
  return (
    <Card title={t("reports.merge.left")}>
      {left.length === 0 ? (
        <p className="text-muted">{t("reports.merge.none-left")}</p>
      ) : (
        <>
          <Form method="post" action={here} key={basedOn} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <input type="hidden" name="basedOn" value={basedOn} />
            <ul className="divide-line divide-y">
              {left.map((opinion) => (
                <li key={opinion.id}>
                  <label className="flex gap-3 py-3">
                    <input
                      type="checkbox"
                      name="opinion"
                      value={opinion.id}
                      className="accent-accent mt-1 size-5 shrink-0"
                    />
                    <span className="min-w-0">
                      <span className="font-semibold">{opinion.group}</span>
                      <OpinionText opinion={opinion} />
                    </span>
                  </label>
                </li>
              ))}
            </ul>
            <div className="no-print flex flex-wrap items-end gap-3">
              <label className="grid min-w-0 flex-1 basis-64 gap-1 text-sm font-semibold">
                {t("reports.merge.into")}
                <select
                  name="into"
                  className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
                >
                  <option value="">{t("reports.merge.new-point")}</option>
                  {points.map(({ id, text }) => (
                    <option key={id} value={id}>
                      {text.slice(0, shown)}
                    </option>
                  ))}
                </select>
              </label>
              <Button look="primary" name="intent" value="merge">
                {t("reports.merge.merge")}
              </Button>
            </div>
          </Form>
          <Form method="post" action={here} className="no-print mt-3">
            <input type="hidden" name="basedOn" value={basedOn} />
            <Button name="intent" value="take-all">
              {t("reports.merge.take-all")}
            </Button>
          </Form>
        </>
      )}
    </Card>
  );
}
