/** Where an item of a checklist stands. */
export const itemStates = [
  "open",
  "in-progress",
  "done",
  "confirmed",
  "returned",
  "not-applicable-proposed",
  "not-applicable",
] as const;
export type ItemState = (typeof itemStates)[number];

export interface Item {
  state: ItemState;
  /** Who marked it done, or proposed that it does not apply: never the one who confirms. */
  doneBy: string | null;
  /** Ticked by a fact of the system: people cannot tick it. */
  isTied: boolean;
  needsEvidence: boolean;
  evidenceCount: number;
}

export type Step =
  | { kind: "start" }
  | { kind: "done" }
  | { kind: "reopen" }
  | { kind: "propose-not-applicable"; reason: string }
  | { kind: "confirm" }
  | { kind: "return"; reason: string };

export type StepKind = Step["kind"];

export type Refusal =
  | "wrong-state"
  | "tied-to-a-fact"
  | "evidence-missing"
  | "reason-missing"
  | "own-work"
  | "not-entitled"
  | "unknown-account";

/** Who acts: the ones who work on the committee's checklist, and those of a level above who confirm. */
export interface Hand {
  id: string;
  mayWork: boolean;
  mayConfirm: boolean;
}

export type Taken = { ok: true; state: ItemState; doneBy: string | null } | { ok: false; reason: Refusal };

const from: Record<StepKind, readonly ItemState[]> = {
  start: ["open", "returned"],
  done: ["open", "in-progress", "returned"],
  reopen: ["done", "confirmed", "not-applicable-proposed", "not-applicable"],
  "propose-not-applicable": ["open", "in-progress", "returned"],
  confirm: ["done", "not-applicable-proposed"],
  return: ["done", "confirmed", "not-applicable-proposed", "not-applicable"],
};

/**
 * Takes one step with an item, or says why not. The level above confirms or returns, never the one who did the work;
 * "does not apply" needs a reason and a confirmation; an item tied to a fact ticks itself.
 */
export function take(item: Item, step: Step, hand: Hand): Taken {
  if (!from[step.kind].includes(item.state)) return refuse("wrong-state");
  if (step.kind === "confirm" || step.kind === "return") {
    if (!hand.mayConfirm) return refuse("not-entitled");
    if (step.kind === "confirm" && item.doneBy === hand.id) return refuse("own-work");
    if (step.kind === "return") {
      if (item.isTied) return refuse("tied-to-a-fact");
      return step.reason.trim() === "" ? refuse("reason-missing") : taken("returned", item.doneBy);
    }
    return taken(item.state === "done" ? "confirmed" : "not-applicable", item.doneBy);
  }
  if (!hand.mayWork) return refuse("not-entitled");
  switch (step.kind) {
    case "start":
      return taken("in-progress", null);
    case "done":
      if (item.isTied) return refuse("tied-to-a-fact");
      if (item.needsEvidence && item.evidenceCount === 0) return refuse("evidence-missing");
      return taken("done", hand.id);
    case "reopen":
      if (item.isTied && item.state !== "not-applicable" && item.state !== "not-applicable-proposed") {
        return refuse("tied-to-a-fact");
      }
      // What the level above has settled is opened again by the level above: it returns it.
      return item.state === "confirmed" || item.state === "not-applicable"
        ? refuse("not-entitled")
        : taken("in-progress", null);
    case "propose-not-applicable":
      return step.reason.trim() === "" ? refuse("reason-missing") : taken("not-applicable-proposed", hand.id);
  }
}

/** The steps that would be accepted now, for the buttons on a page; reasons are asked for afterwards. */
export function possibleSteps(item: Item, hand: Hand): StepKind[] {
  return (Object.keys(from) as StepKind[]).filter((kind) => {
    const answer = take(item, { kind, reason: "…" } as Step, hand);
    return answer.ok || answer.reason === "evidence-missing";
  });
}

/** An item tied to a fact follows it: confirmed when the fact holds, open again when it no longer does. */
export function followFact(state: ItemState, holds: boolean): ItemState {
  if (state === "not-applicable" || state === "not-applicable-proposed") return state;
  return holds ? "confirmed" : state === "confirmed" ? "open" : state;
}

const taken = (state: ItemState, doneBy: string | null): Taken => ({ ok: true, state, doneBy });
const refuse = (reason: Refusal): Taken => ({ ok: false, reason });
