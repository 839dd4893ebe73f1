import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askWorker, startInWorker } from "~/platform/in-worker.server";
import { createTurns } from "~/platform/turns";

describe("turns", () => {
  it("never are more than allowed at once, come in order, and pass over those who gave up", () => {
    const steps = fc.array(fc.oneof(fc.constant("come"), fc.constant("go"), fc.nat(30)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps, (most, asked) => {
        const turns = createTurns(most);
        const begun: number[] = [];
        const givers: (() => boolean)[] = [];
        const gaveUp = new Set<number>();
        let done = 0;
        for (const step of asked) {
          if (step === "come") {
            const number = givers.length;
            givers.push(turns.wait(() => void begun.push(number)));
          } else if (step === "go") {
            if (begun.length === done) continue;
            done += 1;
            turns.done();
          } else if (givers[step]?.()) gaveUp.add(step);
          const present = givers.flatMap((_each, number) => (gaveUp.has(number) ? [] : [number]));
          expect(begun).toEqual(present.slice(0, begun.length));
          expect(begun.length - done).toBe(Math.min(most, present.length - done));
        }
      }),
    );
  });
});

describe("threads", () => {
  const bounds = { patience: 20_000, memory: 200 };
  const ask = (text: string) =>
    askWorker<string[]>("app/documents/markdown.ts", "markdownParagraphs", text, bounds);

  it("answer all who ask at once, also after some that were stopped, and cancel what has not begun", async () => {
    const slow = { ...bounds, patience: 1 };
    const late = Array.from({ length: 20 }, () =>
      startInWorker("app/documents/markdown.ts", "markdownParagraphs", "x", slow),
    );
    const last = startInWorker("app/documents/markdown.ts", "markdownParagraphs", "x", bounds);
    last.cancel();
    expect(await last.answer).toEqual({ kind: "stopped", why: "cancelled" });
    for (const { answer } of late) expect((await answer).kind).toBe("stopped");
    const texts = Array.from({ length: 12 }, (_, number) => `đoạn ${number}`);
    const answers = await Promise.all(texts.map(ask));
    expect(answers).toEqual(texts.map((text) => ({ kind: "answer", answer: [text] })));
  });
});
