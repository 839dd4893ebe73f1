import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createOutletMemory, type OutletMemory } from "~/platform/rendered-outlet.server";

type Render = Parameters<OutletMemory["page"]>[1];

/** A page in the frame of somebody; counts how often its middle was rendered. */
function pageOf(middle: string, { isPrivate = false, fails = false } = {}) {
  let rendered = 0;
  const forWhom =
    (name: string): Render =>
    async (marks) => {
      await setTimeout(1);
      if (fails) throw new Error("it cannot be rendered");
      if (!marks?.isKnown) rendered += 1;
      if (isPrivate) marks?.leave();
      const within = marks?.isKnown ? "" : middle;
      return Buffer.from(`<h1>${name}</h1>${marks?.start ?? ""}${within}${marks?.end ?? ""}<footer>`);
    };
  return { forWhom, count: () => rendered };
}

const text = async (page: Promise<Buffer>) => (await page).toString();

describe("what stands between the frames of pages", () => {
  it("is rendered once, each in his own frame", async () => {
    const memory = createOutletMemory(10_000);
    const { forWhom, count } = pageOf("<p>Đại hội</p>");
    const ask = (name: string) => text(memory.page("key", forWhom(name)));
    expect(await Promise.all([ask("An"), ask("Bình")])).toEqual([
      "<h1>An</h1><p>Đại hội</p><footer>",
      "<h1>Bình</h1><p>Đại hội</p><footer>",
    ]);
    expect(await ask("Chi")).toBe("<h1>Chi</h1><p>Đại hội</p><footer>");
    expect(count()).toBe(1);
  });

  it("is rendered for each where it is made of who asks, without a key, and where nothing is kept", async () => {
    const own = pageOf("<p>own</p>", { isPrivate: true });
    const any = pageOf("<p>any</p>");
    const memory = createOutletMemory(10_000);
    const asked = [
      memory.page("key", own.forWhom("An")),
      memory.page("key", own.forWhom("Bình")),
      memory.page(null, any.forWhom("An")),
      memory.page(null, any.forWhom("Bình")),
      createOutletMemory(0).page("key", any.forWhom("Chi")),
    ];
    expect(await Promise.all(asked.map(text))).toEqual([
      "<h1>An</h1><p>own</p><footer>",
      "<h1>Bình</h1><p>own</p><footer>",
      "<h1>An</h1><p>any</p><footer>",
      "<h1>Bình</h1><p>any</p><footer>",
      "<h1>Chi</h1><p>any</p><footer>",
    ]);
    expect([own.count(), any.count()]).toEqual([2, 3]);
  });

  it("is tried by whoever waited when it could not be rendered", async () => {
    const memory = createOutletMemory(10_000);
    const failing = pageOf("", { fails: true });
    const whole = pageOf("<p>whole</p>");
    const first = memory.page("key", failing.forWhom("An"));
    const second = memory.page("key", whole.forWhom("Bình"));
    await expect(first).rejects.toThrow("it cannot be rendered");
    expect(await text(second)).toBe("<h1>Bình</h1><p>whole</p><footer>");
  });

  it("is forgotten when others were used since", async () => {
    const memory = createOutletMemory(60);
    const { forWhom, count } = pageOf("<p>0123456789</p>");
    for (const key of ["one", "two", "three", "four", "one"]) await memory.page(key, forWhom("An"));
    expect(count()).toBe(5);
  });
});
