import type { Day } from "~/platform/days";
import type { CongressSummary } from "./congress";

/** How far a congress is, as the schedule tells it. */
export const stages = ["preparing", "under-way", "held", "held-day-unknown", "cancelled"] as const;
export type Stage = (typeof stages)[number];

type Dated = Pick<CongressSummary, "state" | "firstDay" | "lastDay" | "heldBy">;

/** The stage of a congress on a day. Only its days can tell that it is under way; that it was held must be entered. */
export function stageOf(congress: Dated, today: Day): Stage {
  if (congress.state === "cancelled") return "cancelled";
  if (congress.state === "held") return congress.firstDay === null ? "held-day-unknown" : "held";
  const { firstDay, lastDay } = congress;
  return firstDay !== null && lastDay !== null && firstDay <= today && today <= lastDay
    ? "under-way"
    : "preparing";
}
