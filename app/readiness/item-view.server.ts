import { wordInstant } from "~/platform/days";
import { wordSize } from "~/platform/files/word-size";
import { itemForSteps } from "./checklist";
import { possibleSteps } from "./item-state";
import { listSteps } from "./item-writes.server";
import type { openItemPage } from "./open-checklist.server";
import { isOverdue } from "./readiness";
import { listAnswerable } from "./responsible.server";
import { titleOf, wordDueRule, wordItem, wordItemSource } from "./words";

/** An item with everything that its page shows, in words. */
export async function viewItem({
  visit,
  congress,
  checklist,
  item,
  hand,
}: Awaited<ReturnType<typeof openItemPage>>) {
  const { t, language, today, db } = visit;
  const reading = { t, language, today };
  const at = (instant: string) => wordInstant(instant, language, congress.timezone);
  const deed = (who: { name: string; at: string } | null) =>
    who && t("readiness:item.deed", { name: who.name, at: at(who.at) });
  const titles = new Map(checklist.items.map(({ code, content }) => [code, titleOf(content, language)]));
  const answerable = await listAnswerable(db, congress.committee.path);
  const steps = item.isRetired ? [] : possibleSteps(itemForSteps(item), hand);
  return {
    ...wordItem(item, isOverdue(item, today), reading),
    instructions: item.content.instructions,
    source: wordItemSource(item.content.source, t),
    rule: wordDueRule(item.content.due, (code) => titles.get(code) ?? code, reading),
    isPinned: item.pinned !== null,
    needsEvidence: item.content.evidence,
    tie: item.tie,
    reason: item.reason,
    doneBy: deed(item.done),
    settledBy: deed(item.settled),
    isRetired: item.isRetired,
    calendar:
      item.due === null || item.isRetired
        ? null
        : `/calendar/entries/readiness/${item.id}.ics?congress=${congress.slug}`,
    version: item.version,
    details: {
      responsible: item.responsible,
      responsibleId: item.responsibleId ?? "",
      notes: item.notes,
      pinned: item.pinned ?? "",
    },
    answerable: answerable.map(({ id, name }) => ({ value: id, label: name })),
    // Disabled, deleted, or without its role by now: somebody else must be found.
    isResponsibleGone: item.responsibleId !== null && !answerable.some(({ id }) => id === item.responsibleId),
    evidence: item.evidence.map((each) => ({
      id: each.id,
      name: each.fileName,
      about: t("form:upload.about", {
        size: wordSize(each.size, visit),
        by: each.addedBy,
        at: at(each.addedAt),
      }),
    })),
    steps,
    mayWork: hand.mayWork && !item.isRetired,
    mayWithdraw: hand.mayWork && !item.isRetired && ["open", "in-progress", "returned"].includes(item.state),
    history: (await listSteps(db, item.id)).map((step) => ({
      number: step.number,
      label: t(`readiness:step-taken.${step.step}`),
      reason: step.reason,
      deed: deed({ name: step.by, at: step.at }),
    })),
  };
}

export type ItemView = Awaited<ReturnType<typeof viewItem>>;
