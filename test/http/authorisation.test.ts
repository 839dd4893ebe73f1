import { beforeAll, describe, expect, it } from "vitest";
import { changedRows, everyRow } from "../harness/rows";
import { useTestServer } from "../harness/server";
import { doors, formsOfPages, intentOf, open, sendForm } from "./authorisation-forms";
import { actors, expected, expectedFeeds, lister, type Actor, type Door } from "./authorisation-table";
import { makeWorld, type World } from "./authorisation-world";

/** What an actor must be told who may not. */
function refusal(actor: Actor, door: Door): number {
  if (actor === "visitor") return door.visitors ?? 302;
  return door.others ?? (door.sees.includes(actor) ? 403 : 404);
}
const sendersOf = ({ sends, may }: Door, intent: string): Actor[] =>
  Array.isArray(sends) ? sends : (sends?.[intent] ?? may);

/** Named in an address below a congress, draft or plan, they must be one of its own. */
const recordNames = [
  ...["slotId", "sessionId", "evidenceId", "delegateId", "uploadId", "divisionId", "runId"],
  ...["person", "step", "round", "file"],
];

/** For them pages are drawn as for a browser; for all others only asked for their data, which is the same door. */
const drawnFor: Actor[] = ["visitor", "administrator", "viewer@own", "organiser@sibling"];

const isId = (value: string): boolean => /^[a-z0-9]{16}$/.test(value);

describe("every address for every role, from the committee itself, above, below and beside", () => {
  const server = useTestServer();
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(server());
  });
  const rows = () => everyRow(server().services.db);

  it("stands in the table, and nothing else does", () => {
    const paths = doors.map(({ path }) => path);
    expect(paths.filter((path) => !(path in expected))).toEqual([]);
    expect(Object.keys(expected).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each(actors)("answers %s as the table says", async (actor) => {
    const client = world.clientOf(actor);
    const wrong: string[] = [];
    const pages = doors.filter(({ opens }) => opens).map((door) => ({ ...door, table: expected }));
    const feeds = Object.keys(expectedFeeds).map((path) => ({ path, isPage: false, table: expectedFeeds }));
    for (const { path, isPage, table } of [...pages, ...feeds]) {
      const door = table[path] as Door;
      const status = await open(client, world.addressOf(path), isPage && !drawnFor.includes(actor));
      const right = door.may.includes(actor) ? (door.answer ?? 200) : refusal(actor, door);
      if (status !== right) wrong.push(`GET ${path}: ${status}, not ${right}`);
    }
    expect(wrong).toEqual([]);
  });

  it("takes no form of those who may not send it, and keeps no trace of it", async () => {
    const forms = await formsOfPages(world, world.own);
    const before = await rows();
    const wrong: string[] = [];
    let sent = 0;
    for (const actor of actors) {
      for (const { path, isPage } of doors) {
        const door = expected[path] as Door;
        for (const [index, form] of (forms.get(path) ?? []).entries()) {
          if (sendersOf(door, intentOf(form)).includes(actor)) continue;
          sent += 1;
          const address = world.addressOf(path);
          const undrawn = isPage && (index > 0 || !drawnFor.includes(actor));
          const status = await sendForm(world.clientOf(actor), address, form, undrawn);
          const right = refusal(actor, door);
          // Where intents differ, the form may be judged before the right to send it; it is never taken.
          const isByIntent = door.may.includes(actor) && !Array.isArray(door.sends);
          if (isByIntent ? status < 400 : status !== right)
            wrong.push(`${actor}: POST ${path} ${intentOf(form)}: ${status}, not ${right}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(1500);

    expect(changedRows(before, await rows())).toEqual([]);
  });

  it("finds a record of another committee as little as one that never was", async () => {
    const forms = await formsOfPages(world, world.own);
    const before = await rows();
    const wrong: string[] = [];
    let asked = 0;
    for (const { path, opens, isPage } of doors) {
      for (const name of recordNames.filter((each) => path.includes(`/:${each}`))) {
        const theirs = world.valuesOf(path, world.other)[name] ?? "";
        if (theirs === world.valuesOf(path, world.own)[name]) continue;
        const foreign = world.addressOf(path, world.own, { [name]: theirs });
        const unknown = world.addressOf(path, world.own, { [name]: "khongcokhongcokh" });
        for (const actor of (["administrator", "plan-owner", lister] as const).filter((each) =>
          expected[path]?.may.includes(each),
        )) {
          const client = world.clientOf(actor);
          asked += 1;
          if (opens) {
            const status = await open(client, foreign, isPage);
            if (status !== 404) wrong.push(`${actor}: GET ${path} with another's ${name}: ${status}`);
          }
          for (const form of forms.get(path) ?? []) {
            const status = await sendForm(client, foreign, form, isPage);
            const right = await sendForm(client, unknown, form, isPage);
            if (status !== right || status >= 500)
              wrong.push(
                `${actor}: POST ${path} with another's ${name} ${intentOf(form)}: ${status}, ${right}`,
              );
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(50);
    expect(changedRows(before, await rows())).toEqual([]);
  });

  it("touches no record of another committee that a form names", async () => {
    const forms = await formsOfPages(world, world.other);
    const ids = Object.values({ ...world.other.records, ...world.other.plan }).filter(isId);
    const before = await rows();
    const theirs = before.filter((row) => world.otherRows.has(row));
    expect(theirs.length).toBeGreaterThan(50);
    for (const { path, isPage } of doors) {
      // What ends one's session, or takes the sample away under the test.
      if (/^\/(sign-out|sample)$/.test(path)) continue;
      for (const form of forms.get(path) ?? []) {
        for (const actor of [lister, "committee-editor@own", "plan-owner"] as const) {
          if (!sendersOf(expected[path] as Door, intentOf(form)).includes(actor)) continue;
          await sendForm(world.clientOf(actor), world.addressOf(path), form, isPage);
        }
      }
    }
    const after = await rows();
    const kept = new Set(after);
    expect(theirs.filter((row) => !kept.has(row))).toEqual([]);
    expect(changedRows(before, after).filter((row) => ids.some((id) => row.includes(id)))).toEqual([]);
    // The forms were good ones: what they say of one's own records was done.
    expect(after).not.toEqual(before);
  });
});
