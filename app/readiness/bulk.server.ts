import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Checklist } from "./checklist";
import { countedItems } from "./checklist";
import { takeStep } from "./item-writes.server";
import { titleOf } from "./words";

/** The steps that can be taken with many items at once: those that need no reason. */
export const bulkSteps = ["start", "done", "confirm"] as const;

/** More than a checklist has. */
const mostItems = 500;

export interface BulkAnswer {
  taken: number;
  /** What was not possible, each with its reason in words. */
  refused: { code: string; title: string; reason: string }[];
}

export interface ConfirmAnswer {
  taken: number;
  /** Why not the others, in words, each reason once. */
  refused: string[];
}

/**
 * Confirms each of the items that were ticked, whichever checklist they stand in, as `takeSteps` does.
 * @param ticked `id:version`, as the page showed them
 */
export async function confirmReviews(
  { db, viewer, now, t }: Visit<SignedIn>,
  ticked: readonly string[],
): Promise<ConfirmAnswer> {
  let taken = 0;
  const refused = new Set<string>();
  for (const each of [...new Set(ticked)].slice(0, mostItems)) {
    const [id, version] = each.split(":");
    if (!id || !/^[\w-]{1,16}$/.test(id) || !version || !/^\d{1,9}$/.test(version)) continue;
    const written = await takeStep(db, viewer, now, id, Number(version), { kind: "confirm" });
    if (written.kind === "written") taken += 1;
    else if (written.kind === "refused") refused.add(t(`readiness:refusal.${written.reason}`));
    else refused.add(t("readiness:outdated"));
  }
  return { taken, refused: [...refused] };
}

/**
 * Takes one step with each of the items that were ticked. Each is judged by itself: what is possible is done, what is
 * not is named. Sent again, it does nothing twice.
 * @param ticked `code:version`, as the page showed them
 * @param key of the form
 */
export async function takeSteps(
  { db, viewer, now, t, language }: Visit<SignedIn>,
  checklist: Checklist,
  step: (typeof bulkSteps)[number],
  ticked: readonly string[],
  key?: string,
): Promise<BulkAnswer> {
  const items = new Map(countedItems(checklist).map((item) => [item.code, item]));
  const answer: BulkAnswer = { taken: 0, refused: [] };
  for (const each of [...new Set(ticked)].slice(0, mostItems)) {
    const [code = "", version = ""] = each.split(":");
    const item = items.get(code);
    if (!item || !/^\d{1,9}$/.test(version)) continue;
    const written = await takeStep(db, viewer, now, item.id, Number(version), { kind: step }, key);
    if (written.kind === "written") answer.taken += 1;
    else {
      const reason =
        written.kind === "refused" ? t(`readiness:refusal.${written.reason}`) : t("readiness:outdated");
      answer.refused.push({ code, title: titleOf(item.content, language), reason });
    }
  }
  return answer;
}
