import { program } from "~/accounts/audit.server";
import { invite } from "~/accounts/people.server";
import type { Role, SignedIn } from "~/accounts/viewer";
import { addClause, addDuty, createDirective } from "~/directives/write.server";
import { paperFileNames } from "~/groups/papers/papers";
import type { Database } from "~/platform/database.server";
import { paperFileName } from "~/survey/print/papers";
import { makePerson } from "../harness/people";
import { changedRows, everyRow } from "../harness/rows";
import { testInstant, type Client, type TestServer } from "../harness/server";
import { makePlan, peopleOf, stepsOf } from "../survey/journey";
import { actors, lister, type Actor } from "./authorisation-table";
import { makeRecords, type RecordsOf } from "./congress-records";

/** The records of a congress and of a survey plan, by whose values addresses are filled. */
export interface Side {
  records: RecordsOf;
  plan: Record<string, string>;
  committee: string;
}

/** Everybody of the table, the congress under test with its records, and another committee's with the same. */
export interface World {
  clientOf: (actor: Actor) => Client;
  own: Side;
  other: Side;
  /** Every row that belongs to the other side. */
  otherRows: ReadonlySet<string>;
  /** The address of a route, filled with the values of a side, or with others by their names. */
  addressOf: (path: string, side?: Side, values?: Record<string, string>) => string;
  /** What an address's parameters are called with which values: what they mean depends on the room. */
  valuesOf: (path: string, side: Side) => Record<string, string>;
}

/** Makes it all on a server with the sample. Neither congress is public. */
export async function makeWorld(server: TestServer): Promise<World> {
  const { services } = server;
  const { db } = services;
  const committees: Record<string, string> = {
    parent: await placeBelowProvince(db),
    ...{ own: "dang-bo-mau", child: "chi-bo-mau-1", sibling: "krong-pac" },
  };
  await db("congresses").whereIn("slug", ["mau", "krong-pac-2020"]).update({ is_public: false });
  const somebody = async (role: Role, committee?: string) => {
    const { viewer, cookie } = await makePerson(db, role, {
      ...(committee && { committee }),
      now: testInstant,
    });
    return { viewer, client: Object.assign(server.visitor(), { cookie }) };
  };
  const people = new Map<Actor, Awaited<ReturnType<typeof somebody>>>();
  for (const actor of actors.filter((each) => each !== "visitor")) {
    const [role = "", place = ""] = actor.replace("plan-owner", "personnel-officer").split("@");
    people.set(actor, await somebody(role as Role, committees[place]));
  }
  const known = (actor: Actor) => people.get(actor) as Awaited<ReturnType<typeof somebody>>;
  const stranger = await somebody("organiser", committees.sibling);
  const own: Side = {
    records: await makeRecords(services, "mau", known(lister)),
    plan: await planOf(db, known("plan-owner").viewer),
    committee: "dang-bo-mau",
  };
  const before = await everyRow(db);
  const other: Side = {
    records: await makeRecords(services, "krong-pac-2020", stranger),
    plan: await planOf(db, (await somebody("personnel-officer")).viewer),
    committee: "krong-pac",
  };
  const otherRows = new Set(
    changedRows(before, await everyRow(db)).filter((row) => !/^(?:calendar|clash)_revision/.test(row)),
  );
  const directive = await directiveOf(db, known("administrator").viewer);
  const shared = {
    day: "2020-09-02",
    userId: (await somebody("viewer")).viewer.id,
    invitation: await invitation(db),
  };
  const valuesOf: World["valuesOf"] = (path, { records, plan, committee }) => {
    if (path.startsWith("/surveys")) return plan;
    if (path.startsWith("/documents"))
      return { id: records.draftId, round: records.roundId, file: records.fileId };
    if (path.startsWith("/directives")) return directive;
    if (path.startsWith("/committees")) return { slug: committee };
    if (path.startsWith("/invitations")) return { token: shared.invitation };
    if (path.startsWith("/group-report")) return { token: records.reportToken };
    if (path.startsWith("/calendar/f/")) return { token: records.feed };
    if (path.startsWith("/calendar/entries")) return { kind: "congress", file: `${records.congressId}.ics` };
    return { ...shared, ...records, round: "1", file: `${paperFileNames.seating}.csv` };
  };
  return {
    clientOf: (actor) => people.get(actor)?.client ?? server.visitor(),
    own,
    other,
    otherRows,
    valuesOf,
    addressOf: (path, side = own, values = {}) => {
      const all = { ...valuesOf(path, side), ...values };
      const filled = path
        .replace("/*", "/khong-co")
        .replace(/:(\w+)/g, (_all, name: string) => all[name] ?? name);
      return path.endsWith("/events") ? `${filled}?window=authorisation` : filled;
    },
  };
}

async function planOf(db: Database, owner: SignedIn): Promise<Record<string, string>> {
  const id = await makePlan(db, owner);
  const [step] = await stepsOf(db, id);
  const [person] = await peopleOf(db, id);
  return {
    id,
    step: step?.id ?? "",
    person: person?.id ?? "",
    file: `${paperFileName("tally", "codes")}.docx`,
  };
}

/** Another directive than that of the source, whose words are not for anybody to change. */
async function directiveOf(db: Database, viewer: SignedIn): Promise<Record<string, string>> {
  const head = { slug: "huong-dan-thu", number: "01-HD/TU", title: "Hướng dẫn thử", issuer: "Tỉnh ủy" };
  await createDirective(db, viewer, testInstant, {
    ...{ ...head, issuedOn: "2020-07-01", signedBy: "", opening: "" },
  });
  const { id } = await db("directives").where({ slug: head.slug }).first("id");
  const clause = { number: "1", title: "Mục thử", text: "Nội dung", aboutCongress: false };
  await addClause(db, viewer, testInstant, id, clause);
  const { id: clauseId } = await db("directive_clauses").where({ directive_id: id }).first("id");
  await addDuty(db, viewer, testInstant, clauseId, { words: "Việc thử", responsible: "", dueBefore: null });
  const { id: duty } = await db("directive_duties").where({ clause_id: clauseId }).first("id");
  return { slug: head.slug, clause: clauseId, duty };
}

async function invitation(db: Database): Promise<string> {
  const guest = { email: "khach@example.vn", name: "Khách", role: "viewer", committeeId: null } as const;
  const made = await invite(db, program, testInstant, guest);
  return made.kind === "invited" ? (made.path.split("/").at(-1) ?? "") : "";
}

/** The sample committee has nobody above: here it is one of the province's. Answers the province's slug. */
async function placeBelowProvince(db: Database): Promise<string> {
  const root = await db("committees").whereNull("parent_id").whereNot({ slug: "dang-bo-mau" }).first();
  const own = await db("committees").where({ slug: "dang-bo-mau" }).first();
  for (const { id, path } of await db("committees").where("path", "like", `${own.path}%`)) {
    await db("committees")
      .where({ id })
      .update({ path: root.path + path.slice(1) });
  }
  await db("committees").where({ id: own.id }).update({ parent_id: root.id });
  return root.slug;
}
