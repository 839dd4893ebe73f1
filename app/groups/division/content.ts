import { z } from "zod";
import { mostRounds } from "./examine";
import { treatments } from "./problem";

export const mostGroups = 500;

const delegateId = z.string().min(1).max(16);
const groupId = z.string().regex(/^g[1-9]\d{0,2}$/);

/** One discussion group as the organiser wants it: `g1` … `gK`, the same in every round. */
export const DivisionGroup = z.object({
  id: groupId,
  /** `Tổ 1`. */
  name: z.string().max(200),
  /** The room's name; empty where none is given yet. */
  room: z.string().max(300),
  /** Seats in the room; null: not known. */
  capacity: z.number().int().min(1).max(100_000).nullable(),
  /** Exactly so many members; null: even sizes. */
  size: z.number().int().min(1).max(100_000).nullable(),
  /** Named by the organiser; null: chosen among the eligible, if there are any. */
  leader: delegateId.nullable(),
  secretary: delegateId.nullable(),
});
export type DivisionGroup = z.infer<typeof DivisionGroup>;

/** What the organiser asks for. People are delegates by their ids. */
export const DivisionSetup = z.object({
  groups: z.array(DivisionGroup).max(mostGroups),
  rounds: z.number().int().min(1).max(mostRounds),
  attributes: z.array(
    z.object({
      name: z.string().max(80),
      treatment: z.enum(treatments),
      weight: z.number().int().min(1).max(100),
    }),
  ),
  pins: z.array(z.object({ person: delegateId, group: groupId, round: z.number().int().min(0).nullable() })),
  together: z.array(z.array(delegateId).min(2)),
  apart: z.array(z.tuple([delegateId, delegateId])),
  /** Who may lead a group, or take its minutes; empty: nobody is chosen by the program. */
  leaders: z.array(delegateId),
  secretaries: z.array(delegateId),
  seed: z.number().int().min(0).max(0xffffffff),
});
export type DivisionSetup = z.infer<typeof DivisionSetup>;

export const SeatedRound = z.object({
  groups: z.array(
    z.object({
      id: groupId,
      members: z.array(delegateId),
      leader: delegateId.nullable(),
      secretary: delegateId.nullable(),
    }),
  ),
});

/** A division as a value, kept whole in each revision. `rounds` is null until it has been divided. */
export const DivisionContent = z.object({
  setup: DivisionSetup,
  rounds: z.array(SeatedRound).nullable(),
});
export type DivisionContent = z.infer<typeof DivisionContent>;
