import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSharedValues } from "~/platform/shared-values";

const shared = (limit = 1000) => createSharedValues(limit, () => 10);

/** Makes numbers, each another one, and not at once. */
function maker() {
  let made = 0;
  const make = async () => {
    const number = (made += 1);
    await setTimeout(1);
    return number;
  };
  return { make, count: () => made };
}

describe("values that many share", () => {
  it("are made once for all who ask in the same state, at the same time and later", async () => {
    const values = shared();
    const { make, count } = maker();
    const ask = () => values.of("one", "key", make);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
    expect(count()).toBe(1);
  });

  it("are made anew in another state, under another key, and where no state is known", async () => {
    const values = shared();
    const { make } = maker();
    const answers = [
      await values.of("one", "key", make),
      await values.of("two", "key", make),
      await values.of("two", "other", make),
      await values.of(null, "key", make),
      await values.of(null, "key", make),
    ];
    expect(answers).toEqual([1, 2, 3, 4, 5]);
  });

  it("are not kept where nothing may be", async () => {
    const values = shared(0);
    const { make } = maker();
    const ask = () => values.of("one", "key", make);
    expect(await Promise.all([ask(), ask()])).toEqual([1, 2]);
  });

  it("fail for those who waited, and are tried again by the next", async () => {
    const values = shared();
    let tries = 0;
    const make = async () => {
      tries += 1;
      await setTimeout(1);
      if (tries === 1) throw new Error("the database is away");
      return tries;
    };
    const ask = () => values.of("one", "key", make);
    const both = await Promise.allSettled([ask(), ask()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await ask()).toBe(2);
  });

  it("are never older than the question, however writes and questions follow each other", async () => {
    const deed = fc.constantFrom("write", "ask", "wait");
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        const values = shared();
        let stored = 0;
        const read = async () => {
          await Promise.resolve();
          return stored;
        };
        const questions: Promise<void>[] = [];
        for (const each of deeds) {
          if (each === "write") stored += 1;
          else if (each === "wait") await Promise.resolve();
          else {
            const least = stored;
            questions.push(
              values.of(String(least), "key", read).then((seen) => {
                expect(seen).toBeGreaterThanOrEqual(least);
              }),
            );
          }
        }
        await Promise.all(questions);
      }),
    );
  });
});
