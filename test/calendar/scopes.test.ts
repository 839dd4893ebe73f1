import { beforeAll, describe, expect, it } from "vitest";
import type { Agenda } from "~/agenda/agenda";
import { roles } from "~/accounts/viewer";
import { entryKinds, type EntryKind } from "~/calendar/entry";
import type { FeedScope } from "~/calendar/secret-feed";
import { startChecklist } from "~/readiness/checklists.server";
import { databaseKinds } from "../harness/databases";
import { makePerson, type TestPerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";
import { makePlan, secretNames } from "../survey/journey";
import { byIcalJs } from "./parsers";
import { makeFeed } from "./secret-feeds";

const kindOf = (uid: string) => uid.split("-", 1)[0];

describe.each(databaseKinds)("a feed by scope and kind on %s", (database) => {
  const server = useTestServer({ kind: database });
  const db = () => server().services.db;
  let owner: TestPerson;
  let agenda: Agenda;
  let scopes: Record<FeedScope["kind"], FeedScope>;

  beforeAll(async () => {
    owner = await makePerson(db(), "organiser");
    const sample = await db()("congresses").where({ slug: "mau" }).first("id", "committee_id");
    const published = await db()("agenda_publications")
      .join("agendas", "agendas.id", "agenda_publications.agenda_id")
      .where("agendas.congress_id", sample.id)
      .first("content");
    agenda = JSON.parse(published.content);
    // Somebody who leads a group and is named in slots, but not in every session.
    const leader = agenda.groups.find(({ leader }) => leader !== null)?.leader;
    const name = agenda.people.find(({ id }) => id === leader)?.name ?? "";
    expect(name).not.toBe("");
    await db()("users").where({ id: owner.viewer.id }).update({ name });
    const template = await db()("checklist_templates").where({ slug: "mac-dinh" }).first("id");
    await startChecklist(db(), owner.viewer, testInstant, sample.id, template.id);
    scopes = {
      congress: { kind: "congress", id: sample.id },
      committee: { kind: "committee", id: sample.committee_id },
      workspace: { kind: "workspace", id: null },
      person: { kind: "person", id: null },
    };
  });

  const read = async (kinds: EntryKind[], scope: FeedScope) => {
    const response = await server()
      .visitor()
      .get(await makeFeed(db(), owner.viewer, kinds, { scope }));
    expect(response.status).toBe(200);
    return byIcalJs(await response.text());
  };

  it.each(["congress", "committee", "workspace", "person"] as const)(
    "holds of a %s each kind alone, and all together what each holds",
    async (scope) => {
      const asked = entryKinds.filter((kind) => kind !== "survey" && kind !== "comment");
      const single = new Map<EntryKind, string[]>();
      for (const kind of asked) {
        const uids = (await read([kind], scopes[scope])).map(({ uid }) => uid);
        expect(new Set(uids.map(kindOf)), kind).toEqual(new Set([kind]));
        single.set(kind, uids);
      }
      const together = (await read([...asked], scopes[scope])).map(({ uid }) => uid);
      for (const kind of ["congress", "session", "group", "readiness"] as const) {
        expect(
          together.filter((uid) => kindOf(uid) === kind),
          kind,
        ).toEqual(single.get(kind));
      }
      // The own group stands in place of the general discussion.
      const slots = together.filter((uid) => kindOf(uid) === "slot");
      expect(single.get("slot")).toEqual(expect.arrayContaining(slots));
    },
  );

  it("of a person holds the sessions in which they have a part, and no others", async () => {
    const all = (await read(["session"], scopes.congress)).map(({ uid }) => uid);
    const own = (await read(["session"], scopes.person)).map(({ uid }) => uid);
    const { name } = await db()("users").where({ id: owner.viewer.id }).first("name");
    const ids = new Set(agenda.people.filter((person) => person.name === name).map(({ id }) => id));
    const groups = new Set(
      agenda.groups
        .filter(({ leader, secretary }) => ids.has(leader ?? "") || ids.has(secretary ?? ""))
        .map(({ id }) => id),
    );
    const meant = agenda.sessions.filter(({ slots }) =>
      slots.some(
        (slot) => slot.people.some((id) => ids.has(id)) || slot.groups.some((group) => groups.has(group)),
      ),
    );
    expect(own.map((uid) => uid.replace(/^session-|@.*$/g, "")).sort()).toEqual(
      meant.map(({ id }) => id).sort(),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
  });
});

describe("surveys in secret feeds", () => {
  const server = useTestServer();
  const db = () => server().services.db;
  const [step, place] = ["Bước Rất Kín", "Phòng Rất Kín"];
  const scopeKinds = ["workspace", "person", "congress", "committee"] as const;
  let planId: string;
  let congress: { id: string; committee_id: string };

  beforeAll(async () => {
    const owner = await makePerson(db(), "personnel-officer");
    planId = await makePlan(db(), owner.viewer);
    await db()("survey_steps").where({ plan_id: planId }).update({ name: step, place, day: "2020-08-01" });
    congress = await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id", "committee_id");
  });

  /** What a person's feeds of every scope and the pages behind their addresses say now. */
  const feedsOf = async ({ viewer }: TestPerson) => {
    const ids = { workspace: null, person: null, congress: congress.id, committee: congress.committee_id };
    const paths: string[] = [];
    for (const kind of scopeKinds) {
      paths.push(
        await makeFeed(db(), viewer, [...entryKinds], { scope: { kind, id: ids[kind] } as FeedScope }),
      );
    }
    return async () => {
      const texts: string[] = [];
      for (const path of paths) {
        const [feed, page] = [await get(path), await get(path.replace(/\.ics$/, ""))];
        texts.push(`${feed}${page}`);
      }
      return texts;
    };
  };
  const get = async (path: string) => {
    const response = await server().visitor().get(path);
    expect(response.status).toBe(200);
    return (await response.text()).replace(/\r\n /g, "");
  };
  const says = (texts: readonly string[]) => texts.map((text) => text.includes(step) || text.includes(place));

  it.each(roles)("are told to a %s only while granted, in every scope, and never a name", async (role) => {
    const [granted, stranger] = [await makePerson(db(), role), await makePerson(db(), role)];
    const grant = { plan_id: planId, user_id: granted.viewer.id };
    await db()("survey_grants").insert({
      ...{ ...grant, capabilities: '["read","enter","grant"]', ends_on: "2020-07-31" },
      ...{ granted_by_name: "Người Thử", granted_at: testInstant.toISOString() },
    });
    const [read, readAsStranger] = [await feedsOf(granted), await feedsOf(stranger)];
    const told = await read();
    expect(says(told)).toEqual(scopeKinds.map(() => true));
    expect(says(await readAsStranger())).toEqual(scopeKinds.map(() => false));
    for (const text of told) for (const name of secretNames) expect(text).not.toContain(name);
    await db()("survey_grants").where(grant).delete();
    const after = await read();
    expect(says(after)).toEqual(scopeKinds.map(() => false));
    // Nor that something was there.
    for (const text of after) expect(text).not.toContain("survey-");
  });

  it.each(roles)("and all that is internal leave the feeds of a %s who loses the role", async (role) => {
    const person = await makePerson(db(), role);
    const read = await feedsOf(person);
    expect((await read()).join("")).toContain("CLASS:");
    await db()("user_roles").where({ user_id: person.viewer.id }).delete();
    for (const text of await read()) {
      expect(text).not.toContain("CLASS:PRIVATE");
      for (const kind of ["readiness", "comment", "survey", "group"])
        expect(text).not.toContain(`UID:${kind}-`);
    }
  });
});
