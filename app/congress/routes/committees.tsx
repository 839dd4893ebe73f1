import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can, canSomewhere } from "~/accounts/permissions";
import { keepAnswer, openVisit, type Visit } from "~/accounts/request.server";
import { inTreeOrder, type Committee } from "~/congress/committee";
import { listCommittees } from "~/congress/committees.server";
import { listCongresses } from "~/congress/congresses.server";
import { CommitteeTree, type CommitteeView } from "~/congress/forms/committee-tree";
import { inParts } from "~/congress/schedule";
import { wordCongress, wordSource, type CongressView } from "~/congress/words";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  const { db, viewer, t } = visit;
  const committees = await listCommittees(db, viewer);
  const congresses = await congressesByCommittee(visit, committees);
  return {
    title: t("congress:tree.title"),
    committees: inTreeOrder(committees).map(({ committee, depth }) =>
      view(visit, committee, depth, congresses.get(committee.id) ?? []),
    ),
    mayAdd: canSomewhere(viewer, "committee:create"),
    mayConfigure: can(viewer, "workspace:configure"),
  };
}

async function congressesByCommittee(visit: Visit, committees: readonly Committee[]) {
  const { db, viewer, t, language, today } = visit;
  const reading = { t, language, today, showsPeople: false };
  const known = new Map(committees.map((committee) => [committee.id, committee]));
  const grouped = new Map<string, CongressView[]>();
  for (const { congresses } of inParts(await listCongresses(db, viewer))) {
    for (const congress of congresses) {
      const { id } = congress.committee;
      const ofCommittee = grouped.get(id) ?? [];
      ofCommittee.push(wordCongress(congress, known, reading, []));
      grouped.set(id, ofCommittee);
    }
  }
  return grouped;
}

function view(
  { viewer, language, t }: Visit,
  { id, slug, path, names, organ, level, isSample, source }: Committee,
  depth: number,
  congresses: readonly CongressView[],
): CommitteeView {
  const at = { committeePath: path };
  return {
    ...{ id, slug, depth, isSample },
    name: nameIn(names, language),
    organ: nameIn(organ, language),
    level: nameIn(level.names, language),
    source: isSample ? null : wordSource(source, { t, language, showsPeople: viewer.kind === "user" }),
    mayEdit: can(viewer, "committee:edit", at),
    mayAddBelow: can(viewer, "committee:create", at),
    mayAddCongress: can(viewer, "congress:create", at),
    congresses: congresses.map(
      ({ slug: congressSlug, title, days, stage, stageLabel, isPublic, isSample: made }) => ({
        ...{ slug: congressSlug, title, days, stage, stageLabel, isPublic, isSample: made },
      }),
    ),
  };
}

export default function Committees() {
  const { title, committees, mayAdd, mayConfigure } = useLoaderData<typeof loader>();
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
            {committees.length > 0 ? add : null}
          </>
        }
      />
      {committees.length === 0 ? (
        <EmptyState title={t("tree.empty")} action={add}>
          {mayAdd ? t("tree.empty-text") : null}
        </EmptyState>
      ) : (
        <Card>
          <CommitteeTree committees={committees} />
        </Card>
      )}
    </>
  );
}
