import fc from "fast-check";
import { expect, test } from "vitest";
import { bestMatches, type Choice } from "~/platform/choices";
import { settleChoice } from "~/platform/settle-choice.server";

const places: Choice[] = [
  { value: "ana", label: "Huyện ủy Krông Ana" },
  { value: "bong", label: "Huyện ủy Krông Bông" },
  { value: "lak", label: "Huyện ủy Lắk", detail: "Đắk Lắk" },
  { value: "xa-1", label: "Đảng bộ xã Ea Tul", detail: "Cư M'gar" },
  { value: "xa-2", label: "Đảng bộ xã Ea Tul", detail: "Krông Ana" },
];
const find = (typed: string) => Promise.resolve(bestMatches(places, typed));

async function settle(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const isSettled = await settleChoice(form, "place", find);
  return { isSettled, value: form.get("place"), found: form.get("place-found") };
}

test("a plain list stays as it is, whatever else was posted", async () => {
  expect(await settle({ place: "ana", "place-found": "{" })).toEqual({
    ...{ isSettled: true, value: "ana", found: null },
  });
});

test("what was chosen holds for the text for which it was chosen, and no longer", async () => {
  const chosen = { place: "ana", "place-typed": "Krông", "place-for": " Krông " };
  expect(await settle(chosen)).toMatchObject({ isSettled: true, value: "ana" });
  expect(await settle({ ...chosen, "place-typed": "Huyện ủy Lắk" })).toMatchObject({
    ...{ isSettled: true, value: "lak" },
  });
  expect(await settle({ ...chosen, "place-typed": "Krông B" })).toMatchObject({
    isSettled: false,
    value: "",
  });
  expect(await settle({ ...chosen, "place-typed": "" })).toMatchObject({ isSettled: true, value: "" });
});

test("a whole name settles it where one bears it; a part never does, nor a name that several bear", async () => {
  expect(await settle({ "place-typed": "HUYỆN ỦY LẮK" })).toMatchObject({ isSettled: true, value: "lak" });
  for (const [typed, count] of [
    ["lak", 1],
    ["Đảng bộ xã Ea Tul", 2],
    ["krong", 2],
    ["không có", 0],
  ] as const) {
    const answer = await settle({ "place-typed": typed });
    expect(answer, typed).toMatchObject({ isSettled: false, value: "" });
    expect(JSON.parse(String(answer.found)).matches, typed).toHaveLength(count);
  }
});

test("nothing posted is taken for a choice that nobody made", async () => {
  const text = fc.string({ unit: "binary" });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (place, typed, belongs) => {
      const answer = await settle({ place, "place-typed": typed, "place-for": belongs });
      const isKept = typed.trim() !== "" && typed.slice(0, 200).trim() === belongs.trim() && place !== "";
      expect(answer.value).toBe(isKept ? place : "");
    }),
  );
});
