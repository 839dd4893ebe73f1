import { describe, expect, it } from "vitest";
import { earlyWording } from "~/cli/early-words.mjs";
import { operatorWording } from "~/operator-wording";
import { wording } from "~/wording";

type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
const plural = /_(one|other)$/;
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)[^}]*\}\}|\$t\([^)]+\)/g)].map(([match, name]) => name ?? match).sort();

const all = (language: "vi" | "en") =>
  ({
    ...wording[language],
    ...{ ...operatorWording[language], early: earlyWording[language] },
  }) as unknown as Tree;
const vi = new Map(leaves(all("vi")));
const en = new Map(leaves(all("en")));

describe("the words of the interface and of the command line", () => {
  it("exist in both languages: a Vietnamese key is the bare one, an English one may have plural forms", () => {
    const bare = (keys: Iterable<string>) =>
      [...new Set([...keys].map((key) => key.replace(plural, "")))].sort();
    expect(bare(en.keys())).toEqual(bare(vi.keys()));
    expect([...vi.keys()].filter((key) => plural.test(key))).toEqual([]);
  });

  it("have both plural forms in English where they have one", () => {
    const forms = [...en.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ""));
    for (const key of new Set(forms)) {
      expect(en.has(`${key}_one`) && en.has(`${key}_other`), key).toBe(true);
      expect(vi.get(key), key).toMatch(/{{count(, number)?}}/);
    }
  });

  it("are never empty", () => {
    for (const [key, text] of [...vi, ...en]) expect(text.trim(), key).not.toBe("");
  });

  it("name the same values", () => {
    for (const [key, text] of en) {
      const bare = key.replace(plural, "");
      const original = vi.get(bare) ?? "";
      const needed = placeholders(original).filter((each) => each !== "count");
      expect(
        placeholders(text).filter((each) => each !== "count"),
        key,
      ).toEqual(needed);
    }
  });

  it("are in Vietnamese composed letters", () => {
    for (const [key, text] of vi) expect(text, key).toBe(text.normalize("NFC"));
  });
});
