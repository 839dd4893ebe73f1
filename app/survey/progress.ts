import { hasQuorum } from "./ballot";
import {
  attendanceFaults,
  differences,
  figureFaults,
  type Attendance,
  type FigureFault,
  type Figures,
} from "./figures";
import { followed, renewedList } from "./followers";
import { resultOf } from "./result";
import type { Correction, Entry, Minutes, StepProgress } from "./step-progress";

export type StepAction =
  | { kind: "open" }
  | { kind: "postpone" }
  | { kind: "attend"; attendance: Attendance }
  | { kind: "enter"; id: string; figures: Figures }
  | { kind: "discard"; entry: string }
  /** The two entries that were seen to agree. */
  | { kind: "agree"; entries: readonly string[] }
  | { kind: "recount" }
  | { kind: "conclude"; minutes: Minutes; chosen: readonly string[]; tieReason: string }
  | { kind: "propose-correction"; correction: Omit<Correction, "by"> }
  | { kind: "approve-correction"; correction: string }
  | { kind: "reject-correction"; correction: string }
  | { kind: "renew-list" }
  | { kind: "review" };

export type StepActionKind = StepAction["kind"];

export type Refusal =
  | {
      code:
        | "no-such-step"
        | "wrong-state"
        | "needs-review"
        | "list-empty"
        | "attendance-missing"
        | "no-quorum"
        | "entries-exist"
        | "two-counters"
        | "one-entry"
        | "entries-changed"
        | "tie-undecided"
        | "chosen-not-tied"
        | "correction-waits"
        | "correction-gone"
        | "own-correction"
        | "nothing-changed";
    }
  | { code: "predecessor-not-concluded"; steps: string[] }
  | { code: "faults"; faults: FigureFault[] }
  | { code: "mismatch"; count: number };

export type Acted = { ok: true; steps: readonly StepProgress[] } | { ok: false; refusal: Refusal };

/** What a step becomes, or why it stays. */
type Change = Partial<StepProgress> | { refusal: Refusal };

const refuse = (code: Exclude<Refusal["code"], "predecessor-not-concluded" | "faults" | "mismatch">) => ({
  refusal: { code },
});

/**
 * Does one thing with a step of a plan, or says why not. Whether the person may do it at all is judged elsewhere; that
 * two counts are of two people, and that a correction is approved by a second one, is judged here.
 * @param actor the identifier of who does it
 */
export function act(steps: readonly StepProgress[], id: string, action: StepAction, actor: string): Acted {
  const step = steps.find((each) => each.id === id);
  if (!step) return { ok: false, refusal: { code: "no-such-step" } };
  const change = changeOf(step, steps, action, actor);
  if ("refusal" in change) return { ok: false, refusal: change.refusal };
  const changed = { ...step, ...change };
  const all = steps.map((each) => (each.id === id ? changed : each));
  if (action.kind === "conclude") return { ok: true, steps: followed(all, changed, "concluded") };
  if (action.kind === "approve-correction") return { ok: true, steps: followed(all, changed, "corrected") };
  return { ok: true, steps: all };
}

function changeOf(
  step: StepProgress,
  steps: readonly StepProgress[],
  action: StepAction,
  actor: string,
): Change {
  switch (action.kind) {
    case "open":
      return opened(step, steps);
    case "postpone":
      if (step.state !== "open") return refuse("wrong-state");
      return step.entries.length > 0 ? refuse("entries-exist") : { state: "planned", attendance: null };
    case "attend":
      return attended(step, action.attendance);
    case "enter":
      return entered(step, { id: action.id, counter: actor, figures: action.figures });
    case "discard":
      if (step.state !== "open") return refuse("wrong-state");
      if (!step.entries.some((entry) => entry.id === action.entry)) return refuse("entries-changed");
      return { entries: step.entries.filter((entry) => entry.id !== action.entry) };
    case "agree":
      return agreed(step, action.entries);
    case "recount":
      return step.state === "counted" ? { state: "open", tally: null, entries: [] } : refuse("wrong-state");
    case "conclude":
      return concluded(step, action);
    case "propose-correction":
      return proposed(step, { ...action.correction, by: actor });
    case "approve-correction":
      return corrected(step, action.correction, actor);
    case "reject-correction":
      return step.correction?.id === action.correction ? { correction: null } : refuse("correction-gone");
    case "renew-list":
      return step.state === "planned" ? { people: renewedList(step, steps) } : refuse("wrong-state");
    case "review":
      return step.needsReview ? { needsReview: false } : refuse("wrong-state");
  }
}

function opened(step: StepProgress, steps: readonly StepProgress[]): Change {
  if (step.state !== "planned") return refuse("wrong-state");
  const waiting = step.predecessors.filter(
    (id) => steps.find((each) => each.id === id)?.state !== "concluded",
  );
  if (waiting.length > 0) return { refusal: { code: "predecessor-not-concluded", steps: waiting } };
  if (step.needsReview) return refuse("needs-review");
  return step.people.length === 0 ? refuse("list-empty") : { state: "open" };
}

function attended(step: StepProgress, attendance: Attendance): Change {
  if (step.state !== "open") return refuse("wrong-state");
  // Counts were checked against the attendance as it was.
  if (step.entries.length > 0) return refuse("entries-exist");
  const faults = attendanceFaults(attendance);
  return faults.length > 0 ? { refusal: { code: "faults", faults } } : { attendance };
}

function entered(step: StepProgress, entry: Entry): Change {
  if (step.state !== "open") return refuse("wrong-state");
  if (step.attendance === null) return refuse("attendance-missing");
  const { present, convened } = step.attendance;
  if (!hasQuorum(present, convened, step.rules.quorum)) return refuse("no-quorum");
  const others = step.entries.filter(({ counter }) => counter !== entry.counter);
  if (others.length > 1) return refuse("two-counters");
  const faults = figureFaults(entry.figures, step.attendance, step.people, step.rules.ballot);
  return faults.length > 0 ? { refusal: { code: "faults", faults } } : { entries: [...others, entry] };
}

function agreed(step: StepProgress, seen: readonly string[]): Change {
  if (step.state !== "open") return refuse("wrong-state");
  const [first, second] = step.entries;
  if (!first || !second || first.counter === second.counter) return refuse("one-entry");
  if (![first, second].every(({ id }) => seen.includes(id))) return refuse("entries-changed");
  const found = differences(first.figures, second.figures);
  if (found.length > 0) return { refusal: { code: "mismatch", count: found.length } };
  return { state: "counted", tally: first.figures };
}

function concluded(
  step: StepProgress,
  { minutes, chosen, tieReason }: Extract<StepAction, { kind: "conclude" }>,
): Change {
  if (step.state !== "counted" || !step.tally || !step.attendance) return refuse("wrong-state");
  if (step.needsReview) return refuse("needs-review");
  const { tie, carried } = resultOf(step.rules, step.attendance, step.tally, step.people, chosen);
  if (chosen.some((person) => !tie?.people.includes(person))) return refuse("chosen-not-tied");
  if (tie !== null && tieReason.trim() === "") return refuse("tie-undecided");
  return { state: "concluded", minutes, chosen, carried };
}

function proposed(step: StepProgress, correction: Correction): Change {
  if (step.state !== "concluded" || !step.tally || !step.attendance) return refuse("wrong-state");
  if (step.correction) return refuse("correction-waits");
  const { attendance, figures, chosen } = correction;
  const faults = [
    ...attendanceFaults(attendance),
    ...figureFaults(figures, attendance, step.people, step.rules.ballot),
  ];
  if (faults.length > 0) return { refusal: { code: "faults", faults } };
  const { tie } = resultOf(step.rules, attendance, figures, step.people, chosen);
  if (chosen.some((person) => !tie?.people.includes(person))) return refuse("chosen-not-tied");
  const isSame =
    differences(figures, step.tally).length === 0 &&
    (["convened", "present", "excused"] as const).every(
      (field) => attendance[field] === step.attendance?.[field],
    ) &&
    sameMembers(chosen, step.chosen);
  return isSame ? refuse("nothing-changed") : { correction };
}

function corrected(step: StepProgress, id: string, actor: string): Change {
  const { correction } = step;
  if (!correction || correction.id !== id) return refuse("correction-gone");
  if (correction.by === actor) return refuse("own-correction");
  const { attendance, figures, chosen } = correction;
  const { carried } = resultOf(step.rules, attendance, figures, step.people, chosen);
  return { attendance, tally: figures, chosen, carried, correction: null };
}

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
