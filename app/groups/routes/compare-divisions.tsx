import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { SeatChanges } from "~/groups/components/seat-changes";
import { listDelegates } from "~/groups/delegates.server";
import { comparison } from "~/groups/desk/compare-page.server";
import { listDivisions } from "~/groups/desk/divisions.server";
import { openGroups } from "~/groups/desk/open-division.server";
import { Button } from "~/ui/button";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openGroups(args, "group:view");
  const { visit, congress } = desk;
  const divisions = await listDivisions(visit.db, congress.id);
  const search = new URL(args.request.url).searchParams;
  const first = divisions.find(({ id }) => id === search.get("a")) ?? divisions[0];
  if (!first) notFound();
  const second =
    divisions.find(({ id }) => id === search.get("b")) ??
    divisions.find(({ id }) => id !== first.id) ??
    first;
  return {
    title: visit.t("groups:compare.title"),
    slug: congress.slug,
    chosen: { a: first.id, b: second.id },
    divisions: divisions.map(({ id, name }) => ({ id, name })),
    compared: comparison(desk, first, second, await listDelegates(visit.db, congress.id)),
  };
}

export default function CompareDivisions() {
  const { title, slug, chosen, divisions, compared } = useLoaderData<typeof loader>();
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  const { sides, attributes, changes } = compared;
  const figures = ["groups", "rounds", "imbalance", "gap", "repeatedPairs", "violations"] as const;
  return (
    <>
      <PageHead title={title} trail={[{ to: groups, label: t("groups.title") }]} lead={t("compare.lead")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Form method="get" action={`${groups}/compare`} className="no-print flex flex-wrap items-end gap-3">
          {(["a", "b"] as const).map((name) => (
            <label key={name} className="grid min-w-0 flex-1 basis-56 gap-1 text-sm font-semibold">
              {t(`compare.${name}`)}
              <select
                name={name}
                key={chosen[name]}
                defaultValue={chosen[name]}
                className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
              >
                {divisions.map((division) => (
                  <option key={division.id} value={division.id}>
                    {division.name}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <Button>{t("groups.compare")}</Button>
        </Form>
        <div className="border-line bg-surface rounded-card overflow-x-auto border">
          <table className="w-full min-w-[26rem] text-left text-sm">
            <thead className="bg-sunken">
              <tr>
                <td />
                {sides.map((side, index) => (
                  <th key={index} scope="col" className="px-3 py-2 font-semibold break-words">
                    <Link to={`${groups}/${side.id}`} className="text-accent underline underline-offset-4">
                      {side.name}
                    </Link>{" "}
                    {side.isChosen ? <Badge tone="good">{t("groups.is-chosen")}</Badge> : null}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-line divide-y">
              {figures.map((figure) => (
                <Line
                  key={figure}
                  label={t(`compare.${figure}`)}
                  values={sides.map((side) =>
                    side.isDivided || figure === "groups" || figure === "rounds" ? side[figure] : null,
                  )}
                />
              ))}
              {attributes.map(({ label, off }) => (
                <Line key={label} label={t("compare.off", { attribute: label })} values={off} />
              ))}
            </tbody>
          </table>
        </div>
        <Card title={t("compare.elsewhere", { count: changes.length })}>
          {changes.length === 0 ? (
            <EmptyState title={t("compare.same")} />
          ) : (
            <SeatChanges changes={changes} columns={[sides[0]?.name ?? "", sides[1]?.name ?? ""]} />
          )}
        </Card>
      </div>
    </>
  );
}

function Line({ label, values }: { label: string; values: (number | null)[] }) {
  return (
    <tr>
      <th scope="row" className="text-muted px-3 py-2 font-normal">
        {label}
      </th>
      {values.map((value, index) => (
        <td key={index} className="px-3 py-2 font-semibold tabular-nums">
          {value ?? "—"}
        </td>
      ))}
    </tr>
  );
}
