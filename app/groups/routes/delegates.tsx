import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { delegateStatuses } from "~/groups/delegate";
import { countDelegates, listDelegates } from "~/groups/delegates.server";
import { openDelegates } from "~/groups/open-delegates.server";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

const pageLength = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:view");
  const { db, t, language, viewer } = visit;
  const search = new URL(args.request.url).searchParams;
  const text = (name: string) => (search.get(name) ?? "").slice(0, 200).trim();
  const filter = {
    search: text("search"),
    status: delegateStatuses.find((status) => status === text("status")) ?? null,
    unit: text("unit"),
  };
  const counts = await countDelegates(db, congress.id);
  const found = await listDelegates(db, congress.id, filter);
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const asked = Number(text("page"));
  const page = Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const turn = (to: number) =>
    to < 1 || to > pages
      ? null
      : `?${new URLSearchParams({ search: filter.search, status: filter.status ?? "", unit: filter.unit, page: String(to) })}`;
  return {
    title: t("groups:delegates.title"),
    congress: { slug: congress.slug, title: nameIn(congress.title, language) },
    counts: { all: counts.all, present: counts.present },
    units: counts.units.sort(compareTitles),
    filter,
    mayEdit: can(viewer, "delegate:edit", { committeePath: congress.committee.path }),
    found: found.length,
    page,
    pages,
    previous: turn(page - 1),
    next: turn(page + 1),
    delegates: found.slice((page - 1) * pageLength, page * pageLength),
  };
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

export default function Delegates() {
  const { title, congress, counts, units, filter, mayEdit, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["groups", "common"]);
  const base = `/congresses/${congress.slug}`;
  const add = mayEdit ? (
    <ButtonLink key="add" look="primary" to={`${base}/delegates/new`}>
      {t("delegates.add")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: base, label: congress.title }]}
        lead={t("delegates.lead", counts)}
        actions={counts.all > 0 ? add : null}
      />
      {counts.all === 0 ? (
        <EmptyState title={t("delegates.empty")} action={add}>
          {t("delegates.empty-text")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Form
            method="get"
            action={`${base}/delegates`}
            key={JSON.stringify(filter)}
            className="no-print flex flex-wrap items-end gap-3"
          >
            <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
              {t("delegates.search")}
              <input
                type="search"
                name="search"
                defaultValue={filter.search}
                maxLength={200}
                className={box}
              />
            </label>
            <label className="grid min-w-0 flex-1 basis-40 gap-1 text-sm font-semibold">
              {t("delegates.status")}
              <select name="status" defaultValue={filter.status ?? ""} className={box}>
                <option value="">{t("delegates.all-statuses")}</option>
                {delegateStatuses.map((status) => (
                  <option key={status} value={status}>
                    {t(`status.${status}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
              {t("delegates.unit")}
              <select name="unit" defaultValue={filter.unit} className={box}>
                <option value="">{t("delegates.all-units")}</option>
                {units.map((unit) => (
                  <option key={unit}>{unit}</option>
                ))}
              </select>
            </label>
            <Button>{t("common:filter")}</Button>
            <p role="status" className="text-muted min-h-11 py-2.5 text-sm">
              {t("delegates.shown", { count: list.found })}
            </p>
          </Form>
          {list.found === 0 ? (
            <EmptyState title={t("delegates.none-match")} />
          ) : (
            <DelegateTable base={base} delegates={list.delegates} mayEdit={mayEdit} title={title} />
          )}
          {list.pages > 1 ? (
            <nav
              aria-label={t("delegates.page", list)}
              className="no-print flex flex-wrap items-center gap-3"
            >
              {list.previous ? <ButtonLink to={list.previous}>{t("delegates.previous")}</ButtonLink> : null}
              <span className="text-sm">{t("delegates.page", { page: list.page, pages: list.pages })}</span>
              {list.next ? <ButtonLink to={list.next}>{t("delegates.next")}</ButtonLink> : null}
            </nav>
          ) : null}
        </div>
      )}
    </>
  );
}

const columns = ["code", "name", "unit", "status", "sex", "birth-year", "ethnicity", "sector"] as const;

function DelegateTable({
  base,
  delegates,
  mayEdit,
  title,
}: {
  base: string;
  delegates: ReturnType<typeof useLoaderData<typeof loader>>["delegates"];
  mayEdit: boolean;
  title: string;
}) {
  const { t } = useTranslation("groups");
  return (
    <div
      className="border-line bg-surface rounded-card overflow-x-auto border"
      role="region"
      aria-label={title}
      // A wide table must be scrollable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full min-w-[52rem] text-left text-sm">
        <thead className="bg-sunken">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-2 font-semibold">
                {t(`delegate.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {delegates.map((delegate) => (
            <tr key={delegate.id} className="align-top">
              <td className="px-3 py-2 whitespace-nowrap tabular-nums">{delegate.code}</td>
              <td className="px-3 py-2 font-medium break-words">
                {mayEdit ? (
                  <Link
                    to={`${base}/delegates/${delegate.id}`}
                    className="text-accent underline underline-offset-4"
                  >
                    {delegate.name}
                  </Link>
                ) : (
                  delegate.name
                )}
              </td>
              <td className="px-3 py-2 break-words">{delegate.unit}</td>
              <td className="px-3 py-2">{t(`status.${delegate.status}`)}</td>
              <td className="px-3 py-2">{delegate.sex ? t(`sex.${delegate.sex}`) : ""}</td>
              <td className="px-3 py-2 tabular-nums">{delegate.birthYear ?? ""}</td>
              <td className="px-3 py-2 break-words">{delegate.ethnicity}</td>
              <td className="px-3 py-2 break-words">{delegate.sector}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
