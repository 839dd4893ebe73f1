import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listDelegates } from "~/groups/delegates.server";
import { openDivision } from "~/groups/papers/open-division.server";
import { paperFileNames, paperKinds } from "~/groups/papers/papers";
import { placedPeople, seatingOf } from "~/groups/papers/seating";
import { ButtonLink } from "~/ui/button";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What can be printed of a division, a line each. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division, title } = await openDivision(args, "group:view");
  const seating = seatingOf(division.revision.content, await listDelegates(visit.db, congress.id));
  return {
    title: visit.t("groups:papers.title"),
    congress: { slug: congress.slug, title },
    division: { id: division.id, name: division.name, isChosen: division.isChosen },
    delegates: placedPeople(seating).length,
    groups: division.revision.content.setup.groups.length,
    rounds: seating.length,
  };
}

export default function PapersPage() {
  const { title, congress, division, ...counts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("groups");
  const up = `/congresses/${congress.slug}`;
  const base = `${up}/groups/${division.id}`;
  const papers = (["all", ...paperKinds] as const).map((kind) => ({
    kind,
    name: t(kind === "all" ? "papers.all-name" : `papers.kind.${kind}.name`),
    text: t(kind === "all" ? "papers.all-text" : `papers.kind.${kind}.text`),
  }));
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: up, label: congress.title },
          { to: `${up}/groups`, label: t("groups.title") },
          { to: base, label: division.name },
        ]}
        lead={t(counts.rounds > 1 ? "papers.lead-rounds" : "papers.lead", {
          ...counts,
          division: division.name,
        })}
        actions={<ButtonLink to={`${base}/reports`}>{t("papers.see-reports")}</ButtonLink>}
      />
      {counts.rounds === 0 ? (
        <EmptyState title={t("papers.empty")}>{t("papers.empty-text")}</EmptyState>
      ) : (
        <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4">
          {division.isChosen ? null : <Notice tone="warn">{t("papers.draft-notice")}</Notice>}
          <Card>
            <ul className="divide-line divide-y">
              {papers.map(({ kind, name, text }) => (
                <Line key={kind} name={name} text={text}>
                  <ButtonLink
                    reloadDocument
                    look={kind === "all" ? "primary" : "secondary"}
                    to={`${base}/papers/${paperFileNames[kind]}.docx`}
                    aria-label={t("papers.download-label", { name })}
                  >
                    {t("papers.download")}
                  </ButtonLink>
                </Line>
              ))}
              <Line name={t("papers.cards-name")} text={t("papers.cards-text")}>
                <ButtonLink to={`${up}/delegates/cards`}>{t("papers.open-cards")}</ButtonLink>
              </Line>
              <Line name={t("papers.sheet-name")} text={t("papers.sheet-text")}>
                {["xlsx", "csv"].map((ending) => (
                  <ButtonLink
                    key={ending}
                    reloadDocument
                    to={`${base}/papers/${paperFileNames.seating}.${ending}`}
                    aria-label={`${ending.toUpperCase()}: ${t("papers.sheet-name")}`}
                  >
                    {ending.toUpperCase()}
                  </ButtonLink>
                ))}
              </Line>
            </ul>
          </Card>
        </div>
      )}
    </>
  );
}

function Line({ name, text, children }: { name: string; text: string; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{name}</p>
        <p className="text-muted text-sm">{text}</p>
      </div>
      <div className="no-print flex shrink-0 flex-wrap gap-2">{children}</div>
    </li>
  );
}
