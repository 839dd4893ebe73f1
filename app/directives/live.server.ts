import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { RuleCode } from "~/agenda/finding";
import { scopeOf } from "~/accounts/permissions";
import { withinScope } from "~/accounts/scope.server";
import { listDrafts } from "~/documents/drafts.server";
import { stateOfRound } from "~/documents/round";
import { listRounds } from "~/documents/rounds.server";
import { fromJson } from "~/platform/database.server";
import { readFacts } from "~/readiness/facts.server";
import { tieOf } from "~/readiness/facts";
import { followFact, type ItemState } from "~/readiness/item-state";
import { isSettled } from "~/readiness/readiness";
import type { Fact, TemplateItem } from "~/readiness/template";
import { titleOf } from "~/readiness/words";
import type { Directive, Fulfilment } from "./directive";

/** Where a duty is fulfilled, how far that is, and the page that shows it. */
export interface LiveLink {
  words: string;
  /** How far it is; empty where that is not told. */
  state: string;
  to: string;
}

/** The live state of everything by which the duties of a directive are fulfilled, by `kind code`. */
export async function readLive(
  visit: Visit<SignedIn>,
  { clauses }: Directive,
): Promise<Map<string, LiveLink[]>> {
  const all = clauses.flatMap(({ duties }) => duties).flatMap(({ fulfilledBy }) => fulfilledBy);
  const live = new Map<string, LiveLink[]>();
  const codes = all.filter(({ kind }) => kind === "item").map(({ code }) => code);
  for (const [code, link] of await itemLinks(visit, [...new Set(codes)])) live.set(`item ${code}`, [link]);
  for (const { kind, code } of all) {
    const key = `${kind} ${code}`;
    if (live.has(key)) continue;
    if (kind === "round") live.set(key, await roundLinks(visit, code));
    if (kind === "rule") live.set(key, [ruleLink(visit, code)]);
    if (kind === "survey") live.set(key, [surveyLink(visit, code)]);
  }
  return live;
}

export const keyOf = ({ kind, code }: Fulfilment): string => `${kind} ${code}`;

/** How many congresses in the viewer's reach have settled an item of their checklist. */
async function itemLinks(
  { db, viewer, t, language }: Visit<SignedIn>,
  codes: readonly string[],
): Promise<Map<string, LiveLink>> {
  const query = db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where({ is_retired: false, "congresses.is_sample": false })
    .whereNot("congresses.state", "cancelled")
    .whereIn("checklist_items.code", [...codes])
    .select(
      ...["code", "content", "fact", "state"].map((column) => `checklist_items.${column}`),
      "congresses.id as congress_id",
    );
  withinScope(query, scopeOf(viewer, "readiness:view"), "committees.path");
  const rows: { code: string; content: string; fact: Fact | null; state: ItemState; congress_id: string }[] =
    await query;
  const facts = await readFacts(db, null);
  const counts = new Map<string, { title: string; total: number; settled: number }>();
  for (const row of rows) {
    const tie = tieOf(row.fact);
    const state =
      tie === null ? row.state : followFact(row.state, facts.get(row.congress_id)?.has(tie) ?? false);
    const known = counts.get(row.code) ?? {
      title: titleOf(fromJson<TemplateItem>(row.content), language),
      ...{ total: 0, settled: 0 },
    };
    counts.set(row.code, {
      ...known,
      total: known.total + 1,
      settled: known.settled + (isSettled(state) ? 1 : 0),
    });
  }
  return new Map(
    [...counts].map(([code, { title, total, settled }]) => [
      code,
      {
        words: t("directives:live.item", { title }),
        state: t("directives:live.item-state", { settled, total }),
        to: "/readiness",
      },
    ]),
  );
}

async function roundLinks({ db, viewer, t, today }: Visit<SignedIn>, source: string): Promise<LiveLink[]> {
  const drafts = (await listDrafts(db, viewer)).filter((draft) => draft.source === source);
  const links: LiveLink[] = [];
  for (const draft of drafts) {
    for (const round of await listRounds(db, draft.id)) {
      links.push({
        words: t("directives:live.round", { name: round.name }),
        state: t(`documents:round-state.${stateOfRound(round, today)}`),
        to: `/documents/${draft.id}/rounds/${round.id}`,
      });
    }
  }
  return links;
}

const ruleLink = ({ t }: Visit, code: string): LiveLink => ({
  words: t("directives:live.rule", { title: t(`agenda:rule.${code as RuleCode}`) }),
  state: t("directives:live.rule-state"),
  to: "/agenda-rules",
});

/** Surveys are confidential: that there is one is all that is told here. */
const surveyLink = ({ t }: Visit, number: string): LiveLink => ({
  words: t("directives:live.survey", { number }),
  state: "",
  to: "/surveys",
});
