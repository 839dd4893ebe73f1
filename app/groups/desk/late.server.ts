import { createHash } from "node:crypto";
import type { DivisionContent } from "../division/content";
import { startRearrangement } from "../division/run.server";
import type { DivisionDesk } from "./open-division.server";
import { seatChanges, withFormerDuties, type SeatChange } from "./seats";
import { anchorOf, wordCondition, wordFault } from "./words";

export type Proposal =
  | {
      kind: "proposed";
      rounds: NonNullable<DivisionContent["rounds"]>;
      changes: SeatChange[];
      /** What was shown is what is saved: the same seats have the same mark. */
      mark: string;
    }
  | { kind: "impossible"; conditions: { text: string; anchor: string }[] }
  | { kind: "failed" };

/** The seating after a late change in which only those move who must. */
export async function proposeRearrangement(desk: DivisionDesk): Promise<Proposal> {
  const { division, asked, names, visit } = desk;
  const before = division.revision.content;
  const running = startRearrangement(before.rounds ?? [], asked.problem, {
    onError: (error) => visit.log.error({ err: error, division: division.id }, "rearranging broke"),
  });
  const answer = await running.answer;
  switch (answer?.kind) {
    case "divided": {
      const rounds = withFormerDuties(before.rounds ?? [], answer.division.rounds);
      const mark = createHash("sha256").update(JSON.stringify(rounds)).digest("hex").slice(0, 32);
      return { kind: "proposed", rounds, changes: seatChanges(before, { rounds }), mark };
    }
    case "impossible":
      return {
        kind: "impossible",
        conditions: answer.conflict.map((condition) => ({
          text: wordCondition(condition, names),
          anchor: anchorOf(condition),
        })),
      };
    case "faulty":
      return {
        kind: "impossible",
        conditions: answer.faults.map((fault) => ({ text: wordFault(fault, names), anchor: "groups" })),
      };
    default:
      return { kind: "failed" };
  }
}
