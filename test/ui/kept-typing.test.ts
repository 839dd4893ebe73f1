import { describe, expect, it } from "vitest";
import { comeBack, type KeptTyping } from "~/ui/kept-typing";

const page = (basedOn: string) => ({ basedOn, key: `issued for ${basedOn}` });
const kept = (notes: string, over: Partial<KeptTyping> = {}): KeptTyping => ({
  typed: { notes },
  ground: { notes: "cũ" },
  basis: page("1"),
  ...over,
});

describe("what was typed and has not arrived", () => {
  it("comes back where what is stored is as it was, on the page's own basis", () => {
    expect(comeBack(kept("mới"), { notes: "cũ" }, page("1"), false)).toEqual({
      typed: { notes: "mới" },
      basis: page("1"),
    });
    // The item moved on by a step: the notes did not.
    expect(comeBack(kept("mới"), { notes: "cũ" }, page("2"), false)?.basis).toEqual(page("2"));
  });

  it("comes back on its own basis where somebody stored something else, so that nothing is overwritten unseen", () => {
    expect(comeBack(kept("mới"), { notes: "của người khác" }, page("2"), false)).toEqual({
      typed: { notes: "mới" },
      basis: page("1"),
    });
  });

  it("is forgotten once it has arrived, with or without word of it", () => {
    expect(comeBack(kept("mới  "), { notes: "mới" }, page("2"), false)).toBeNull();
    expect(comeBack(kept("một\r\nhai"), { notes: "một\nhai" }, page("2"), false)).toBeNull();
    expect(comeBack(kept("mới"), { notes: "" }, page("2"), true)).toBeNull();
  });

  it("is not forgotten when it was typed after saving, although the address still says that it was saved", () => {
    const after = kept("mới nữa", { ground: { notes: "mới" }, basis: page("2") });
    expect(comeBack(after, { notes: "mới" }, page("2"), true)).toEqual({
      typed: { notes: "mới nữa" },
      basis: page("2"),
    });
  });

  it("leaves out fields that the form has no longer, and those that came since", () => {
    const other = kept("mới", { typed: { gone: "x" }, ground: { gone: "" } });
    expect(comeBack(other, { notes: "cũ" }, page("1"), false)).toBeNull();
  });
});
