import type { Agenda, Slot, SlotType } from "../agenda";
import { freshSlot } from "../rules/fixes";

export const blockCodes = ["opening-work", "discussion", "election", "ending"] as const;
/** Slots that usually follow each other. Lengths are defaults. */
export type BlockCode = (typeof blockCodes)[number];

const blocks: Record<BlockCode, SlotType[]> = {
  "opening-work": ["presidium-election", "rules-adoption", "programme-adoption", "credentials-report"],
  discussion: ["group-division", "group-discussion", "break", "group-report-back"],
  election: ["personnel-report", "nomination", "ballot", "break", "ballot-result"],
  ending: ["resolution-adoption", "closing"],
};

/** The slots of a block for an agenda: a discussion takes in its groups and documents. */
export function slotsOfBlock(code: BlockCode, { groups, documents }: Agenda, newId: () => string): Slot[] {
  return blocks[code].map((type) =>
    freshSlot(type, {
      id: newId(),
      ...(type === "group-discussion" && {
        groups: groups.map(({ id }) => id),
        documents: documents.filter(({ kind }) => kind !== "other").map(({ id }) => id),
      }),
    }),
  );
}
