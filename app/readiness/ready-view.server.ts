import type { Visit } from "~/accounts/request.server";
import { countedItems, itemForJudging, type ChecklistItem } from "./checklist";
import { findChecklist } from "./checklists.server";
import { isHandedIn, isOverdue, isSettled, judgeReadiness } from "./readiness";
import { titleOf } from "./words";

/** Whether the items make a congress ready, what exactly is missing, and how far the rest is, in words. */
export function wordReadiness(counted: readonly ChecklistItem[], { t, language, today }: Reading) {
  const { ready, missing } = judgeReadiness(counted.map(itemForJudging));
  const isMissing = new Set(missing);
  return {
    ready,
    missing: counted
      .filter((item) => isMissing.has(item.code))
      .map((item) => ({
        code: item.code,
        title: titleOf(item.content, language),
        state: t(`readiness:state.${item.state}`),
      })),
    total: counted.length,
    settled: counted.filter((item) => isSettled(item.state)).length,
    waiting: counted.filter((item) => isHandedIn(item.state) && !isSettled(item.state)).length,
    overdue: counted.filter((item) => isOverdue(item, today)).length,
  };
}

type Reading = Pick<Visit, "t" | "language" | "today">;

/** As `wordReadiness`, for a congress; null while it has no checklist. */
export async function readReadiness(visit: Visit, congressId: string) {
  const checklist = await findChecklist(visit.db, congressId);
  return checklist && wordReadiness(countedItems(checklist), visit);
}
