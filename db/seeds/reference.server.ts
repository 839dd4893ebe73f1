import { program, recordAudit } from "~/accounts/audit.server";
import { pathBelow } from "~/congress/committee";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { writeSetting } from "~/platform/settings.server";
import { bodies } from "~db/reference/bodies";
import { committees } from "~db/reference/committees";
import { congresses } from "~db/reference/congresses";
import { levels } from "~db/reference/levels";
import { seedDirectives } from "./directives.server";
import { seedDocuments } from "./documents.server";
import { seedReadiness } from "./readiness.server";

/**
 * Puts the facts of the source documents into a database that does not have them yet, all or nothing.
 * Running it again changes nothing: what people have edited or deleted since stays as they left it.
 */
export async function seedReference(db: Database, now: Date): Promise<void> {
  await db.transaction(async (transaction) => {
    if (!(await claim(transaction, now))) return;
    await seedLevels(transaction);
    const placed = await seedCommittees(transaction, now);
    await seedBodies(transaction, placed);
    await seedCongresses(transaction, placed, now);
    await writeSetting(transaction, "reference-day", "2020-07-03");
    await recordAudit(transaction, program, now, {
      action: "reference-seeded",
      subjectKind: "workspace",
      subjectId: "reference",
      detail: { committees: committees.length, congresses: congresses.length, bodies: bodies.length },
    });
  });
  await seedReadiness(db, now);
  await seedDocuments(db, now);
  await seedDirectives(db, now);
}

/** True for the one that seeds: of two processes that start at once, the second waits here and then finds it done. */
async function claim(transaction: Database, now: Date): Promise<boolean> {
  const claimed = await transaction("workspace_settings")
    .insert({ key: "reference-seeded", value: JSON.stringify(now.toISOString()) })
    .onConflict("key")
    .ignore()
    .returning("key");
  return claimed.length > 0;
}

type Placed = Map<string, { id: string; path: string }>;

async function seedLevels(transaction: Database): Promise<void> {
  for (const { id, names, position, agendaLevel } of levels) {
    await transaction("committee_levels").insert({
      id,
      name_vi: names.vi,
      name_en: names.en,
      position,
      agenda_level: agendaLevel,
    });
  }
}

async function seedCommittees(transaction: Database, now: Date): Promise<Placed> {
  const placed: Placed = new Map();
  for (const { slug, parent, level, names, organ, source } of committees) {
    const id = newId();
    const above = parent === null ? null : placed.get(parent);
    const path = pathBelow(above?.path ?? null, id);
    placed.set(slug, { id, path });
    await transaction("committees").insert({
      id,
      slug,
      parent_id: above?.id ?? null,
      path,
      level_id: level,
      name_vi: names.vi,
      name_en: names.en,
      organ_vi: organ.vi,
      organ_en: organ.en,
      source: JSON.stringify(source),
      created_at: now.toISOString(),
    });
  }
  return placed;
}

async function seedBodies(transaction: Database, placed: Placed): Promise<void> {
  for (const { slug, committee, names, source } of bodies) {
    await transaction("bodies").insert({
      id: newId(),
      slug,
      committee_id: placed.get(committee)?.id,
      name_vi: names.vi,
      name_en: names.en,
      source: JSON.stringify(source),
    });
  }
}

async function seedCongresses(transaction: Database, placed: Placed, now: Date): Promise<void> {
  const at = now.toISOString();
  for (const { slug, committee, title, kind, ordinal, term, state, heldBy, sources } of congresses) {
    await transaction("congresses").insert({
      id: newId(),
      slug,
      committee_id: placed.get(committee)?.id,
      title_vi: title.vi,
      title_en: title.en,
      kind,
      ordinal,
      term,
      state,
      held_by: heldBy,
      sources: JSON.stringify(sources),
      created_at: at,
      updated_at: at,
    });
  }
}
