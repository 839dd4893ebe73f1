import { beforeAll, describe, expect, it } from "vitest";
import { changedRows, everyRow } from "../harness/rows";
import { useTestServer } from "../harness/server";
import { doors, formsOfPages, intentOf, sendForm, type Form } from "./authorisation-forms";
import { expected, lister, type Actor } from "./authorisation-table";
import { makeWorld, type World } from "./authorisation-world";

const idsIn = (text: string): string[] => text.match(/(?<=["/])[a-z0-9]{16}(?=["/])/g) ?? [];
const valuesOf = (forms: readonly Form[]): [name: string, value: string][] =>
  forms.flatMap((form) =>
    Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((each) => [name, each] as [string, string]),
    ),
  );
/** A button that only changes the form; without it the form is taken as far as its ids allow. */
const isRearranging = (form: Form): boolean => /^remove-\w+-\d+$/.test(intentOf(form));
const taken = (form: Form): Form => {
  const { intent: _button, ...rest } = form;
  return isRearranging(form) ? rest : form;
};
/** What is not sent: it would end the session, or take away what is under test. */
const spared = /^\/(sign-out|sample)$|\/delete$/;
/** The first may send what is the congress's, the second anything but survey plans, the third a plan's. */
const senders: Actor[] = [lister, "administrator", "plan-owner"];

describe("forms in which one id is that of a record of another committee", () => {
  const server = useTestServer();
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(server());
  });
  const rows = () => everyRow(server().services.db);

  it("touch nothing of it, although whoever sends them may touch it elsewhere", async () => {
    const [own, other] = [await formsOfPages(world, world.own), await formsOfPages(world, world.other)];
    const before = await rows();
    const isTheirs = (row: string) => world.otherRows.has(row);
    const ours = new Set(before.filter((row) => !isTheirs(row)).flatMap(idsIn));
    const theirs = new Set(
      before
        .filter(isTheirs)
        .flatMap(idsIn)
        .filter((id) => !ours.has(id)),
    );
    expect(theirs.size).toBeGreaterThan(40);
    const records = Object.values({ ...world.other.records, ...world.other.plan }).filter((id) =>
      theirs.has(id),
    );
    const sent: string[] = [];
    for (const { path, isPage } of doors.filter((door) => !spared.test(door.path))) {
      const found = valuesOf(other.get(path) ?? []).filter(([, value]) => theirs.has(value));
      const instead = (name: string) => {
        const same = new Set(found.filter(([each]) => each === name).map(([, value]) => value));
        return same.size > 0 ? [...same].slice(0, 2) : records;
      };
      for (const form of (own.get(path) ?? []).map(taken)) {
        for (const [name, value] of Object.entries(form)) {
          const values = [value].flat();
          const at = values.findIndex((each) => ours.has(each));
          if (at < 0) continue;
          for (const id of instead(name)) {
            const swapped = { ...form, [name]: values.toSpliced(at, 1, id) };
            for (const actor of senders.filter((each) => expected[path]?.may.includes(each))) {
              const status = await sendForm(world.clientOf(actor), world.addressOf(path), swapped, isPage);
              sent.push(`${actor} ${path} ${name} ${status}`);
            }
          }
        }
      }
    }
    const named = changedRows(before, await rows()).filter((row) => idsIn(row).some((id) => theirs.has(id)));
    expect(sent.filter((each) => !each.endsWith(" 200")).length).toBeGreaterThan(50);
    expect(named).toEqual([]);
  }, 240_000);
});
