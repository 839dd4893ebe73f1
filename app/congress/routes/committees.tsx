import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inCommon } from "~/accounts/common.server";
import { keepAnswer, openVisit } from "~/accounts/request.server";
import { CommitteeTree } from "~/congress/forms/committee-tree";
import { treePage } from "~/congress/tree-page.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, EmptyState, PageHead } from "~/ui/page";
import { Pages } from "~/ui/pages";
import { SearchField } from "~/ui/search-field";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  return inCommon(args, visit, "tree", new URL(args.request.url).search, treePage);
}

export default function Committees() {
  const { title, all, turns, entries, mayAdd, mayConfigure } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  const add = mayAdd ? (
    <ButtonLink look="primary" to="/committees/new">
      {t("tree.new")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/congresses", label: t("schedule.title") }]}
        lead={t("tree.lead")}
        actions={
          <>
            {mayConfigure ? <ButtonLink to="/committees/levels">{t("tree.levels")}</ButtonLink> : null}
            {all > 0 ? add : null}
          </>
        }
      />
      {all === 0 ? (
        <EmptyState title={t("tree.empty")} action={add}>
          {mayAdd ? t("tree.empty-text") : null}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 print:block print:space-y-5">
          <Search />
          {turns.found === 0 ? (
            <EmptyState title={t("tree.not-found")}>{t("tree.not-found-text")}</EmptyState>
          ) : (
            <Card>
              <CommitteeTree entries={entries} />
            </Card>
          )}
          <Pages {...turns} />
        </div>
      )}
    </>
  );
}

function Search() {
  const { name, all, turns } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["congress", "common"]);
  return (
    <Form
      method="get"
      action="/committees"
      key={name}
      className="no-print flex flex-wrap items-end gap-3"
      role="search"
    >
      <SearchField label={t("tree.name")} name="name" value={name} />
      <Button>{t("common:search")}</Button>
      {name === "" ? null : (
        <ButtonLink to="/committees" look="quiet">
          {t("tree.whole")}
        </ButtonLink>
      )}
      <p className="text-muted min-h-11 py-2.5 text-sm" role="status">
        {name === "" ? t("tree.count", { count: all }) : t("tree.found", { count: turns.found, all })}
      </p>
    </Form>
  );
}
