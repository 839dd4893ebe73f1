import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { CongressValues } from "./congress-values";
import type { Course } from "./course";

/** What people enter, as columns of `congresses`. */
export const columnsOf = (values: CongressValues) => ({
  committee_id: values.committeeId,
  title_vi: values.title.vi,
  title_en: values.title.en,
  kind: values.kind,
  ordinal: values.ordinal,
  term: values.term,
  state: values.state,
  first_day: values.firstDay,
  last_day: values.lastDay,
  held_by: values.heldBy,
  timezone: values.timezone,
  place: values.place,
  latitude: values.coordinates?.latitude ?? null,
  longitude: values.coordinates?.longitude ?? null,
  expected_delegates: values.expectedDelegates,
  is_public: values.isPublic,
});

/** What became of a congress, as columns of `congresses`. */
export const courseColumns = ({ turns, turnedAt, moved }: Course) => ({
  turns,
  turned_at: turnedAt,
  moved_at: moved?.at ?? null,
  moved_from: moved?.from ?? null,
});

/**
 * Writes halls and documents in their order.
 * @param known the identifiers that this congress's parts had: only these are kept, each once
 */
export async function writeParts(
  transaction: Database,
  congressId: string,
  { halls, documents }: CongressValues,
  known: ReadonlySet<string>,
): Promise<void> {
  const free = new Set(known);
  const keptOrNew = (id: string | null) => (id !== null && free.delete(id) ? id : newId());
  for (const [position, { id, name, capacity }] of halls.entries()) {
    await transaction("congress_halls").insert({
      id: keptOrNew(id),
      congress_id: congressId,
      name,
      capacity,
      position,
    });
  }
  for (const [position, { id, kind, title, circulated }] of documents.entries()) {
    await transaction("congress_documents").insert({
      id: keptOrNew(id),
      congress_id: congressId,
      kind,
      title,
      circulated,
      position,
    });
  }
}
