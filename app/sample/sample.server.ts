import { recordAudit, type Actor } from "~/accounts/audit.server";
import { createAgenda } from "~/agenda/agendas.server";
import { check } from "~/agenda/check";
import { publish } from "~/agenda/publications.server";
import type { Delegate } from "~/groups/delegate";
import { insertDelegates } from "~/groups/delegates.server";
import { chooseDivision, createDivision } from "~/groups/desk/divisions.server";
import { pathBelow } from "~/congress/committee";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { insertSampleChecklist } from "./checklist.server";
import {
  sampleAgenda,
  sampleCommittees,
  sampleCongress,
  sampleDelegates,
  sampleDocuments,
  sampleHalls,
  sampleSlug,
} from "./content";
import { sampleDivision, withDivision } from "./division";

/** True while the sample committee is loaded. */
export const hasSample = async (db: Database): Promise<boolean> =>
  (await db("congresses").where({ slug: sampleSlug, is_sample: true }).first("id")) !== undefined;

/** Loads the sample committee, its congress with a published agenda. Answers false when it is there already. */
export async function loadSample(db: Database, actor: Actor, now: Date): Promise<boolean> {
  return db.transaction(async (transaction) => {
    if (await hasSample(transaction)) return false;
    const committees = await insertCommittees(transaction, now);
    const congressId = await insertCongress(transaction, committees.get("dang-bo-mau") ?? "", now);
    const delegates = sampleDelegates().map(({ unit: _slug, unitName, ...delegate }): Delegate => ({
      ...delegate,
      ...{ id: newId(), status: "elected", unit: unitName, attributes: {}, version: 1 },
    }));
    await insertDelegates(
      transaction,
      congressId,
      delegates.map(({ version: _version, ...delegate }) => delegate),
    );
    const where = { db: transaction, author: actor, now, congressId };
    const content = sampleDivision(delegates);
    const division = await createDivision(where, "Phương án 1 (mẫu)", content, {
      code: "created",
      params: { count: content.setup.groups.length },
    });
    await chooseDivision(where, division, 1);
    const agenda = withDivision(sampleAgenda(newId), {
      ...{ id: division, content },
      people: new Map(delegates.map((delegate) => [delegate.id, delegate])),
    });
    await createAgenda(transaction, actor, now, congressId, agenda, {
      code: "replaced-template",
      params: { template: "district" },
    });
    await publish(transaction, actor, now, congressId, {
      basedOn: 1,
      name: "",
      current: (agenda) => agenda,
      judge: check,
    });
    await insertSampleChecklist(transaction, congressId);
    await recordAudit(transaction, actor, now, {
      action: "sample-loaded",
      subjectKind: "congress",
      subjectId: congressId,
    });
    return true;
  });
}

/** Removes everything of the sample committee, with what people tried on it. */
export async function removeSample(db: Database, actor: Actor, now: Date): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const loaded = await hasSample(transaction);
    await transaction("congresses").where({ is_sample: true }).delete();
    const committees: { id: string }[] = await transaction("committees")
      .where({ is_sample: true })
      .orderBy("path", "desc")
      .select("id");
    // From the leaves to the root: a committee goes after those below it.
    for (const { id } of committees) {
      await transaction("user_roles").where({ committee_id: id }).delete();
      await transaction("committees").where({ id }).delete();
    }
    if (loaded) {
      await recordAudit(transaction, actor, now, {
        action: "sample-removed",
        subjectKind: "workspace",
        subjectId: "sample",
      });
    }
    return loaded;
  });
}

const sampleSource = JSON.stringify({ kind: "sample" });

async function insertCommittees(transaction: Database, now: Date): Promise<Map<string, string>> {
  const paths = new Map<string, { id: string; path: string }>();
  for (const { slug, parent, level, names, organ } of sampleCommittees) {
    const id = newId();
    const above = parent === null ? null : paths.get(parent);
    const path = pathBelow(above?.path ?? null, id);
    paths.set(slug, { id, path });
    await transaction("committees").insert({
      ...{ id, slug, path, parent_id: above?.id ?? null },
      level_id: await levelFor(transaction, level),
      ...{ name_vi: names.vi, name_en: names.en, organ_vi: organ.vi, organ_en: organ.en },
      is_sample: true,
      source: sampleSource,
      created_at: now.toISOString(),
    });
  }
  return new Map([...paths].map(([slug, { id }]) => [slug, id]));
}

/** The level meant; levels are data, so another one of the same kind or simply the first may have to do. */
async function levelFor(transaction: Database, level: string): Promise<string> {
  const exact = await transaction("committee_levels").where({ id: level }).first("id");
  const alike = await transaction("committee_levels").where({ agenda_level: level }).first("id");
  const first = await transaction("committee_levels").orderBy("position").first("id");
  return (exact ?? alike ?? first).id;
}

async function insertCongress(transaction: Database, committeeId: string, now: Date): Promise<string> {
  const id = newId();
  const { title, ordinal, term, firstDay, lastDay, place, delegates } = sampleCongress;
  const facts = ["kind", "ordinal", "term", "state", "days", "place", "delegates"];
  await transaction("congresses").insert({
    ...{ id, slug: sampleSlug, committee_id: committeeId, title_vi: title.vi, title_en: title.en },
    ...{
      kind: "delegates",
      ordinal,
      term,
      state: "preparing",
      first_day: firstDay,
      last_day: lastDay,
      place,
    },
    ...{ expected_delegates: delegates, is_public: true, is_sample: true },
    sources: JSON.stringify(Object.fromEntries(facts.map((fact) => [fact, { kind: "sample" }]))),
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  });
  for (const [position, hall] of sampleHalls.entries()) {
    await transaction("congress_halls").insert({ id: newId(), congress_id: id, ...hall, position });
  }
  for (const [position, document] of sampleDocuments.entries()) {
    await transaction("congress_documents").insert({ id: newId(), congress_id: id, ...document, position });
  }
  return id;
}
