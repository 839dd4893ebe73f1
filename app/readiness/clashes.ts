import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";

export interface ClashingCongress {
  id: string;
  slug: string;
  title: Names;
  committee: { path: string; names: Names };
  firstDay: Day;
  lastDay: Day;
  place: string;
  isSample: boolean;
  halls: readonly string[];
}

/** Who and which hall an agenda uses on a day, from minute to minute. */
export interface Use {
  congressId: string;
  day: Day;
  start: number;
  end: number;
  people: readonly { name: string; title: string }[];
  rooms: readonly string[];
}

type Pair = readonly [ClashingCongress, ClashingCongress];

/**
 * `person`: somebody who stands in the agendas of two congresses on one day; `atOnce` when at the same time as well.
 * `hall`: two congresses that use one hall on one day. `order`: a congress that is not before that of a level above.
 * `same-day`: congresses below one committee on one day, among which its leaders must divide themselves.
 */
export type Clash =
  | { kind: "person"; day: Day; name: string; atOnce: boolean; between: Pair }
  | { kind: "hall"; day: Day; hall: string; atOnce: boolean; between: Pair }
  | { kind: "order"; between: Pair }
  | { kind: "same-day"; day: Day; congresses: ClashingCongress[] };

/** The people and halls that congresses of one day share. Samples share with samples. */
export function findShared(congresses: readonly ClashingCongress[], uses: readonly Use[]): Clash[] {
  return [false, true].flatMap((isSample) => {
    const own = congresses.filter((congress) => congress.isSample === isSample);
    const byId = new Map(own.map((congress) => [congress.id, congress]));
    const theirs = uses.filter(({ congressId }) => byId.has(congressId));
    return [...sharedPeople(byId, theirs), ...sharedHalls(byId, own, theirs)];
  });
}

const normal = (text: string): string =>
  text
    .normalize("NFC")
    .trim()
    .replace(/[ \t]+/g, " ")
    .toLocaleLowerCase("vi");

/** As `normal`. A name stands in many slots: it is looked at once. */
function normalOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = normal(text)));
    return found;
  };
}

interface Shared {
  key: string;
  day: Day;
  atOnce: boolean;
  between: Pair;
}

/** What two congresses use on one day; each pair and thing once a day. */
function sharedThings(
  byId: ReadonlyMap<string, ClashingCongress>,
  uses: readonly Use[],
  keysOf: (use: Use) => string[],
): Shared[] {
  const users = new Map<string, Map<string, Use[]>>();
  const words = new Map<string, string>();
  const normalOf = normalOnce();
  for (const use of uses) {
    for (const key of keysOf(use)) {
      const place = `${use.day} ${normalOf(key)}`;
      let byCongress = users.get(place);
      if (!byCongress) {
        users.set(place, (byCongress = new Map<string, Use[]>()));
        words.set(place, key);
      }
      const before = byCongress.get(use.congressId);
      if (before) before.push(use);
      else byCongress.set(use.congressId, [use]);
    }
  }
  return [...users].flatMap(([place, byCongress]) =>
    pairs([...byCongress]).flatMap(([[oneId, one], [otherId, other]]): Shared[] => {
      const [first, second] = [byId.get(oneId), byId.get(otherId)];
      if (!first || !second) return [];
      return [
        {
          key: words.get(place) ?? "",
          day: place.slice(0, 10),
          atOnce: one.some((use) => other.some((also) => use.start < also.end && also.start < use.end)),
          between: [first, second],
        },
      ];
    }),
  );
}

/** Two of one name are one, unless each has an office and the offices differ. */
function sharedPeople(byId: ReadonlyMap<string, ClashingCongress>, uses: readonly Use[]): Clash[] {
  const offices = new Map<string, Set<string>>();
  const normalOf = normalOnce();
  const placeOf = (congressId: string, name: string) => `${congressId} ${normalOf(name)}`;
  for (const { congressId, people } of uses) {
    for (const { name, title } of people) {
      if (title === "") continue;
      const place = placeOf(congressId, name);
      offices.set(place, (offices.get(place) ?? new Set()).add(normalOf(title)));
    }
  }
  return sharedThings(byId, uses, ({ people }) => people.map(({ name }) => name)).flatMap(
    ({ key: name, between, ...rest }): Clash[] => {
      const [one, other] = between.map(({ id }) => offices.get(placeOf(id, name)));
      if (one && other && ![...one].some((office) => other.has(office))) return [];
      return [{ kind: "person", name, between, ...rest }];
    },
  );
}

/** Halls of agendas, and of the congresses themselves where an agenda is not there yet. */
function sharedHalls(
  byId: ReadonlyMap<string, ClashingCongress>,
  congresses: readonly ClashingCongress[],
  uses: readonly Use[],
): Clash[] {
  const withAgenda = new Set(uses.map(({ congressId }) => congressId));
  const wholeDays = congresses
    .filter(({ id }) => !withAgenda.has(id))
    .flatMap(({ id, firstDay, lastDay, halls }) =>
      [...new Set([firstDay, lastDay])].map((day): Use => ({
        congressId: id,
        day,
        start: 0,
        end: 1440,
        people: [],
        rooms: halls,
      })),
    );
  // Halls of unknown places are not known to be the same: many a town has its "Hội trường lớn".
  const keysOf = ({ congressId, rooms }: Use) => {
    const place = byId.get(congressId)?.place ?? "";
    return place === "" ? [] : rooms.map((room) => `${room}\n${place}`);
  };
  return sharedThings(byId, [...uses, ...wholeDays], keysOf).map(({ key, ...rest }): Clash => ({
    kind: "hall",
    hall: key.split("\n")[0] ?? "",
    ...rest,
  }));
}

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other): [T, T] => [one, other]));
