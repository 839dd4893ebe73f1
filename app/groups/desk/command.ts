import { z } from "zod";
import type { DivisionSetup, SeatedRound } from "../division/content";
import { type DivisionContent } from "../division/content";

const delegate = z.string().min(1).max(16);
const group = z.string().regex(/^g[1-9]\d{0,2}$/);
const round = z.number().int().min(0).max(9);

export const duties = ["leader", "secretary"] as const;

/** What an organiser does by hand with a division. Rounds are counted from 0. */
export const HandCommand = z.discriminatedUnion("do", [
  /** Seats somebody in a group, whether seated elsewhere or not yet at all. */
  z.object({ do: z.literal("move"), round, person: delegate, group }),
  z.object({ do: z.literal("swap"), round, person: delegate, with: delegate }),
  /** Gives the duty to a member of the group, or to nobody. */
  z.object({ do: z.literal("set-duty"), round, group, duty: z.enum(duties), person: delegate.nullable() }),
  /** Makes a seat a rule; `round` null: in every round. */
  z.object({ do: z.literal("pin"), person: delegate, group, round: round.nullable() }),
  z.object({ do: z.literal("unpin"), person: delegate, group, round: round.nullable() }),
]);
export type HandCommand = z.infer<typeof HandCommand>;

/** Every change of a division; what is not done by hand comes from forms of the setup or from dividing. */
export type DivisionCommand =
  | HandCommand
  | { do: "set-groups"; groups: DivisionSetup["groups"]; rounds: number }
  | { do: "set-attributes"; attributes: DivisionSetup["attributes"] }
  | { do: "set-eligible"; leaders: string[]; secretaries: string[] }
  | { do: "set-seed"; seed: number }
  | { do: "add-pins"; people: string[]; group: string; round: number | null }
  | { do: "add-together"; people: string[] }
  | { do: "remove-together"; people: string[] }
  /** Any two of them. */
  | { do: "add-apart"; people: string[] }
  | { do: "remove-apart"; people: [string, string] }
  /** The seats that dividing or rearranging found; `moved` is how many people sit elsewhere than before. */
  | { do: "seat"; rounds: z.infer<typeof SeatedRound>[]; why: "divided" | "rearranged"; moved: number };

export type RefusalCode =
  | "not-divided"
  | "unknown-round"
  | "unknown-group"
  | "unknown-person"
  | "not-in-group"
  | "same-group"
  | "known-rule"
  | "contradicts-rule"
  | "no-such-rule"
  | "nothing-to-do";

export interface Refusal {
  code: RefusalCode;
}

/** What was done, as a code and parameters: worded when it is shown. Parameters named `person…` are delegates' ids. */
export interface Summary {
  code: string;
  params: Record<string, string | number>;
}

export type Edited =
  { ok: true; content: DivisionContent; summary: Summary } | { ok: false; reason: Refusal };

export const done = (content: DivisionContent, code: string, params: Summary["params"] = {}): Edited => ({
  ok: true,
  content,
  summary: { code, params },
});

export const refuse = (code: RefusalCode): Edited => ({ ok: false, reason: { code } });
