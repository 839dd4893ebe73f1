import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  added,
  answered,
  emptyQueue,
  resumed,
  told,
  unreached,
  withWaiting,
  type Answer,
  type Queue,
  type Waiting,
} from "~/platform/edit-queue";
import { clashes, differing } from "~/platform/parts";
import { changedUnseen } from "~/platform/rebase.server";

type Content = Record<string, string>;
interface Command {
  part: string;
  text: string;
}
interface State {
  revision: number;
  content: Content;
}
type Edit = Waiting<Command>;

const apply = (content: Content, { part, text }: Command): Content => ({ ...content, [part]: text });
const prints = (content: Content) => new Map(Object.entries(content));
const changedParts = (before: Content, after: Content) => new Set(differing(prints(before), prints(after)));

/** A server that rebases and refuses as the stores of boards do. */
class Desk {
  revisions: Content[] = [{}];
  outcomes = new Map<string, number>();
  applied: { key: string; was: string | undefined }[] = [];
  refused = new Set<string>();

  get state(): State {
    return { revision: this.revisions.length, content: this.revisions.at(-1) ?? {} };
  }

  save(command: Command) {
    this.revisions.push(apply(this.state.content, command));
  }

  async take(edit: Edit): Promise<Answer<State>> {
    const earlier = this.outcomes.get(edit.key);
    if (earlier !== undefined) return { kind: "saved", saved: earlier, state: this.state };
    if (!("command" in edit)) throw new Error("steps are not played here");
    const read = (number: number) => Promise.resolve(this.revisions[number - 1] ?? null);
    const changed = await changedUnseen(edit, this.state.revision, read, changedParts);
    if (!changed || clashes(new Set([edit.command.part]), changed)) {
      this.refused.add(edit.key);
      return { kind: "not-taken", message: "changed", state: this.state };
    }
    this.applied.push({ key: edit.key, was: this.state.content[edit.command.part] });
    this.save(edit.command);
    this.outcomes.set(edit.key, this.state.revision);
    return { kind: "saved", saved: this.state.revision, state: this.state };
  }
}

const part = fc.constantFrom("a", "b", "c");
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom("edit" as const, "other" as const), part }),
  fc.record({ what: fc.constantFrom("sent", "answer-lost", "unreached", "told", "reload" as const) }),
);

describe("edits on their way", () => {
  it("are made once or refused, and never over what their author had not seen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const desk = new Desk();
        const seen = new Map<string, string | undefined>();
        let queue: Queue<State, Command> = emptyQueue(desk.state);
        let count = 0;
        const send = async (isAnswered: boolean) => {
          const [edit] = queue.waiting;
          if (!edit) return;
          const answer = await desk.take(edit);
          queue = isAnswered ? answered(queue, edit.key, answer) : unreached(queue);
        };
        for (const each of happenings) {
          count += 1;
          if (each.what === "edit") {
            const key = `k${count}`;
            seen.set(key, withWaiting(queue.base.content, queue.waiting, apply)[each.part]);
            queue = added(queue, { command: { part: each.part, text: `own ${count}` } }, key, 0);
          } else if (each.what === "other") desk.save({ part: each.part, text: `other ${count}` });
          else if (each.what === "sent") await send(true);
          else if (each.what === "answer-lost") await send(false);
          else if (each.what === "unreached") queue = unreached(queue);
          else if (each.what === "told") queue = told(queue, desk.state);
          else {
            const kept = JSON.parse(JSON.stringify(queue.waiting)) as Edit[];
            queue = resumed(emptyQueue<State, Command>(desk.state), kept.reverse());
          }
        }
        while (queue.waiting.length > 0) await send(true);
        expect(told(queue, desk.state).base).toEqual(desk.state);
        const settled = [...desk.applied.map(({ key }) => key), ...desk.refused];
        expect(settled.sort()).toEqual([...seen.keys()].sort());
        for (const { key, was } of desk.applied) expect([key, was]).toEqual([key, seen.get(key)]);
      }),
      { numRuns: 500 },
    );
  });

  it("that follow each other on the same thing all arrive while others change other things", async () => {
    const desk = new Desk();
    let queue: Queue<State, Command> = emptyQueue(desk.state);
    for (const text of ["one", "two", "three"]) {
      queue = added(queue, { command: { part: "a", text } }, text, 0);
    }
    for (let edit = queue.waiting[0]; edit; edit = queue.waiting[0]) {
      desk.save({ part: "b", text: `before ${edit.key}` });
      queue = answered(queue, edit.key, await desk.take(edit));
    }
    expect(desk.refused.size).toBe(0);
    expect(desk.state.content).toEqual({ a: "three", b: "before three" });
  });

  it("tell what was not taken until the next edit, each reason once", () => {
    const state = { revision: 1, content: {} };
    let queue: Queue<State, Command> = emptyQueue(state);
    for (const key of ["1", "2", "3"]) queue = added(queue, { command: { part: key, text: "" } }, key, 0);
    queue = answered(queue, "1", { kind: "not-taken", message: "changed", state: null });
    queue = answered(queue, "2", { kind: "not-taken", message: "changed", state });
    queue = answered(queue, "3", { kind: "saved", saved: 2, state: { ...state, revision: 2 } });
    expect(queue.problems).toEqual(["changed"]);
    expect(added(queue, { step: "undo" }, "4", 0)).toMatchObject({ problems: [], waiting: [{ basedOn: 2 }] });
  });

  it("show on top of what is stored, and what no longer fits is left out", () => {
    const fitting = (content: Content, command: Command) =>
      command.part in content ? apply(content, command) : null;
    const shown = withWaiting(
      { a: "stored" },
      [
        { command: { part: "a", text: "typed" } },
        { command: { part: "gone", text: "typed" } },
        { step: "undo" },
      ],
      fitting,
    );
    expect(shown).toEqual({ a: "typed" });
  });

  it("remember any number of times that others saved in between", () => {
    let queue: Queue<State, Command> = emptyQueue({ revision: 1, content: {} });
    queue = added(queue, { command: { part: "last", text: "" } }, "last", 0);
    for (let count = 1; count <= 300; count += 1) {
      const state = { revision: 3 * count, content: {} };
      queue = answered(queue, `${count}`, { kind: "saved", saved: 3 * count, state });
    }
    const [edit] = queue.waiting;
    expect(edit?.basedOn).toBe(900);
    expect(edit?.unseen.length).toBeLessThanOrEqual(100);
    // Joined spans still hold every revision of others.
    for (let other = 2; other < 900; other += 1) {
      if (other % 3 === 0) continue;
      expect(edit?.unseen.some(([after, upTo]) => after < other && other <= upTo)).toBe(true);
    }
  });
});
