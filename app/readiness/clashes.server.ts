import { scopeOf } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { withinScope } from "~/accounts/scope.server";
import { fromFlag, fromJson, readTuples, type Database } from "~/platform/database.server";
import type { ClashingCongress, Use } from "./clashes";

/** The congresses in the viewer's reach that have days and are being prepared, and what their agendas use. */
export async function readForClashes(
  db: Database,
  viewer: SignedIn,
): Promise<{ congresses: ClashingCongress[]; uses: Use[] }> {
  const inReach = () => {
    const query = db("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("congresses.state", "preparing")
      .whereNotNull("first_day");
    withinScope(query, scopeOf(viewer, "readiness:view"), "committees.path");
    return query;
  };
  const rows = await readTuples<CongressTuple>(inReach(), [
    ...["id", "slug", "title_vi", "title_en", "first_day", "last_day", "place", "is_sample"].map(
      (column) => `congresses.${column}`,
    ),
    ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
  ]);
  const halls: { congress_id: string; name: string }[] = await db("congress_halls")
    .whereIn("congress_id", inReach().select("congresses.id"))
    .select("congress_id", "name");
  const hallsOf = new Map<string, string[]>();
  for (const { congress_id, name } of halls) {
    hallsOf.set(congress_id, [...(hallsOf.get(congress_id) ?? []), name]);
  }
  const slots = await db("agenda_slots")
    .whereIn("congress_id", inReach().select("congresses.id"))
    .where("stage", "latest")
    .orderBy(["date", "start_minute", "row"])
    .select("congress_id", "date", "start_minute", "end_minute", "room_keys", "person_keys");
  return {
    congresses: rows
      .map(([id, slug, vi, en, firstDay, lastDay, place, isSample, path, nameVi, nameEn]) => ({
        ...{ id, slug, title: { vi, en }, firstDay, lastDay, place, isSample: fromFlag(isSample) },
        committee: { path, names: { vi: nameVi, en: nameEn } },
        halls: hallsOf.get(id) ?? [],
      }))
      .sort(byDayAndAddress),
    uses: slots.map((slot) => ({
      congressId: slot.congress_id,
      day: slot.date,
      start: slot.start_minute,
      end: slot.end_minute,
      people: fromJson<Use["people"]>(slot.person_keys),
      rooms: fromJson<string[]>(slot.room_keys),
    })),
  };
}

type CongressTuple = [
  ...[id: string, slug: string, titleVi: string, titleEn: string, firstDay: string, lastDay: string],
  ...[place: string, isSample: unknown, path: string, nameVi: string, nameEn: string],
];

function byDayAndAddress(one: ClashingCongress, other: ClashingCongress): number {
  if (one.firstDay !== other.firstDay) return one.firstDay < other.firstDay ? -1 : 1;
  return one.slug < other.slug ? -1 : 1;
}
