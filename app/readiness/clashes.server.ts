import type { Rights } from "~/accounts/viewer";
import { catchUpListings } from "~/congress/listings.server";
import { fromJson, readTuples, type Database } from "~/platform/database.server";
import { findShared, type Clash, type ClashingCongress, type Use } from "./clashes";
import { orderOf, preparedOnes, readClashing } from "./clashing-congresses.server";
import { findOutOfOrder, findSameDays } from "./clashing-days.server";

export interface Clashes {
  /** How many congresses were compared. */
  congresses: number;
  /** Of each kind how many there are, and the first ones. */
  kinds: Record<Clash["kind"], { count: number; first: Clash[] }>;
}

/**
 * In what congresses that are being prepared stand in each other's way, of those in the viewer's reach. The database
 * compares their days; what their agendas and halls use is compared here.
 * @param most so many of each kind are read
 */
export async function readClashes(db: Database, viewer: Rights, most: number): Promise<Clashes> {
  await catchUpListings(db);
  const [counted] = await preparedOnes(db("congress_listings"), "congress_listings", viewer).count({
    all: "*",
  });
  const order = await findOutOfOrder(db, viewer, most);
  const sameDay = await findSameDays(db, viewer, most);
  const named = [
    ...order.first.flatMap(({ lower, upper }) => [lower, upper]),
    ...sameDay.first.flatMap(({ congresses }) => congresses),
  ];
  const known = new Map((await readClashing(db, viewer, [...new Set(named)])).map((each) => [each.id, each]));
  const found = (...ids: string[]) => ids.flatMap((id) => known.get(id) ?? []);
  const { congresses, uses } = await readUses(db, viewer);
  const shared = findShared(congresses, uses);
  const ofKind = (kind: Clash["kind"]) => {
    const clashes = shared.filter((clash) => clash.kind === kind);
    return { count: clashes.length, first: clashes.slice(0, most) };
  };
  return {
    congresses: Number(counted?.all),
    kinds: {
      person: ofKind("person"),
      hall: ofKind("hall"),
      order: {
        count: order.count,
        first: order.first.flatMap(({ lower, upper }): Clash[] => {
          const [one, other] = found(lower, upper);
          return one && other ? [{ kind: "order", between: [one, other] }] : [];
        }),
      },
      "same-day": {
        count: sameDay.count,
        first: sameDay.first.map(({ day, congresses: ids }): Clash => ({
          ...{ kind: "same-day", day, congresses: found(...ids) },
        })),
      },
    },
  };
}

/** Stays the same while nothing is committed that bears on clashes: see `0043_clash_revision`. */
export async function markOfClashes(db: Database): Promise<string> {
  // What was written and is not listed yet moves it as it is listed.
  await catchUpListings(db);
  const row = await db("clash_revision").where({ id: 1 }).first("number");
  return String(row?.number);
}

/** The congresses that have an agenda, or a hall at a place that is known, and what they use. */
export async function readUses(
  db: Database,
  viewer: Rights,
): Promise<{ congresses: ClashingCongress[]; uses: Use[] }> {
  const prepared = () => preparedOnes(db("congress_listings"), "congress_listings", viewer);
  const withHall = db("congress_halls")
    .join("congresses", "congresses.id", "congress_halls.congress_id")
    .whereNot("place", "")
    .select("congress_id");
  const withAgenda = db("agenda_slots").where("stage", "latest").select("congress_id");
  const ids: string[] = await prepared()
    .where((either) => either.whereIn("congress_id", withAgenda).orWhereIn("congress_id", withHall))
    .orderBy(orderOf("congress_listings"))
    .pluck("congress_id");
  const congresses = new Map((await readClashing(db, viewer, ids)).map((each) => [each.id, each]));
  const slots = await readTuples<UseTuple>(
    db("agenda_slots").whereIn("congress_id", prepared().select("congress_id")).where("stage", "latest"),
    ["congress_id", "date", "start_minute", "end_minute", "person_keys", "room_keys", "row"],
  );
  const peopleIn = readOnce<Use["people"]>();
  const roomsIn = readOnce<string[]>();
  return {
    congresses: ids.flatMap((id) => congresses.get(id) ?? []),
    uses: slots.sort(byTime).map(([congressId, day, start, end, people, rooms]) => ({
      ...{ congressId, day, start, end },
      people: peopleIn(people),
      rooms: roomsIn(rooms),
    })),
  };
}

/** Reads JSON. The slots of an agenda name the same people and halls again and again: each text is read once. */
function readOnce<Value>(): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = fromJson<Value>(text)));
    return found;
  };
}

type UseTuple = [
  ...[congressId: string, day: string, start: number, end: number, people: string, rooms: string],
  row: number,
];

function byTime(one: UseTuple, other: UseTuple): number {
  if (one[1] !== other[1]) return one[1] < other[1] ? -1 : 1;
  return one[2] - other[2] || one[6] - other[6];
}
