import type { Fact } from "./template";

/** The facts that the system can tell by itself; an item tied to another one is worked by people like any other. */
export const readableFacts: ReadonlySet<Fact> = new Set<Fact>([
  "agenda-published",
  "groups-divided",
  "survey-concluded",
  "comments-closed",
]);

/** The fact that an item follows; null when people tick it. */
export const tieOf = (fact: Fact | null): Fact | null =>
  fact !== null && readableFacts.has(fact) ? fact : null;
