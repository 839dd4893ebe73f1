import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inCommon, type CommonVisit } from "~/accounts/common.server";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { findCommittee } from "~/congress/committees.server";
import { wordDay, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { nameIn } from "~/platform/vietnamese";
import { PictureTabs } from "~/readiness/components/picture-tabs";
import { mostMoves, readMoves, type Move } from "~/readiness/moves.server";
import { Badge, Card, EmptyState, PageHead, type Tone } from "~/ui/page";

const kinds = ["forward", "back", "now-overdue"] as const;
const tones: Record<Move["kind"], Tone> = { forward: "good", back: "warn", "now-overdue": "block" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What is not as it was a week ago. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  const asked = new URL(args.request.url).searchParams.get("committee") ?? "";
  return inCommon(args, visit, "moved", asked, movedPage);
}

async function movedPage({ db, viewer, t, language, today, now }: CommonVisit, asked: string) {
  const below = await findCommittee(db, viewer, asked);
  const moves = await readMoves(db, viewer, { below: below?.path ?? null, now, today });
  const state = (of: Move["before"]) => t(`readiness:state.${of}`);
  return {
    title: t("readiness:moved.title"),
    lead: t("readiness:moved.lead", {
      where: below ? nameIn(below.names, language) : t("readiness:matrix.everywhere"),
      day: wordDay(today, language),
    }),
    cut: moves.length >= mostMoves ? t("readiness:moved.cut", { count: mostMoves }) : null,
    parts: kinds.flatMap((kind) => {
      const mine = moves.filter((move) => move.kind === kind);
      if (mine.length === 0) return [];
      return [
        {
          kind,
          title: t(`readiness:moved.${kind}`),
          moves: mine.map((move) => ({
            key: `${move.slug} ${move.code}`,
            committee: nameIn(move.committee, language),
            title: nameIn(move.title, language),
            to: `/congresses/${move.slug}/readiness/items/${move.code}`,
            what:
              kind === "now-overdue"
                ? t("readiness:due.on", { day: move.due ? wordDay(move.due, language) : "" })
                : t("readiness:moved.from-to", { from: state(move.before), to: state(move.after) }),
            at: move.at === null ? null : wordInstant(move.at, language, workspaceZone),
          })),
        },
      ];
    }),
  };
}

export default function MovedPage() {
  const { title, lead, parts, cut } = useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PictureTabs />
        {parts.length === 0 ? <EmptyState title={t("moved.none")}>{t("moved.none-text")}</EmptyState> : null}
        {cut ? <p className="text-muted text-sm">{cut}</p> : null}
        {parts.map(({ kind, title: heading, moves }) => (
          <Card key={kind} title={`${heading} (${moves.length})`}>
            <ul className="divide-line divide-y text-sm">
              {moves.map((move) => (
                <li
                  key={move.key}
                  className="grid gap-x-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]"
                >
                  <span className="font-semibold break-words">{move.committee}</span>
                  <span className="min-w-0">
                    <Link to={move.to} className="text-accent py-1 break-words underline underline-offset-4">
                      {move.title}
                    </Link>
                    {move.at ? <span className="text-muted block">{move.at}</span> : null}
                  </span>
                  <span>
                    <Badge tone={tones[kind]}>{move.what}</Badge>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}
