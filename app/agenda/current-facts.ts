import type { Congress } from "~/congress/congress";
import { minimumDiscussionMinutes, type Agenda, type AgendaLevel } from "./agenda";

/** Minutes of group discussion that a workspace asks for by default. */
export interface WorkspaceMinimum {
  province: number;
  other: number;
}

export const defaultMinimum: WorkspaceMinimum = {
  province: minimumDiscussionMinutes({ level: "province" }),
  other: minimumDiscussionMinutes({ level: "district" }),
};

/**
 * The agenda with the facts of its congress as they are now: title, level, zone, days and delegates are kept with the
 * congress, and the agenda follows. A fact that the congress does not state yet stays as the agenda has it.
 */
export function withCurrentFacts(
  agenda: Agenda,
  congress: Pick<Congress, "title" | "committee" | "timezone" | "firstDay" | "lastDay" | "expectedDelegates">,
  minimum: WorkspaceMinimum = defaultMinimum,
): Agenda {
  const level = agendaLevelOf(congress);
  return {
    ...agenda,
    congress: {
      ...agenda.congress,
      title: congress.title.vi,
      level,
      timezone: congress.timezone,
      firstDay: congress.firstDay ?? agenda.congress.firstDay,
      lastDay: congress.lastDay ?? agenda.congress.lastDay,
      delegates: congress.expectedDelegates ?? agenda.congress.delegates,
      minimumDiscussionMinutes:
        agenda.congress.minimumDiscussionMinutes ?? (level === "province" ? minimum.province : minimum.other),
    },
  };
}

export const agendaLevelOf = ({ committee }: Pick<Congress, "committee">): AgendaLevel =>
  committee.level.agendaLevel;
