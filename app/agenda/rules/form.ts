import { isDay } from "~/platform/days";
import { isDuration, minutesOf, type Agenda, type Group, type Slot } from "../agenda";
import type { Found } from "../finding";
import { usualTitles } from "../slot-titles";
import type { Rule } from "./rule";

/** Everything that is shown has a name. */
export const titleMissing: Rule = {
  code: "title-missing",
  severity: "block",
  fixedSeverity: true,
  source: "default",
  check: ({ agenda }) => [
    ...(agenda.congress.title.trim() === "" ? [{ path: "/congress/title", variant: "congress" }] : []),
    ...slotsWithPaths(agenda)
      .filter(({ slot }) => slot.title.trim() === "")
      .map(({ slot, path }): Found => ({
        path: `${path}/title`,
        slotIds: [slot.id],
        params: { start: slot.start },
        fixes: [
          {
            code: "usual-title",
            params: { title: usualTitles[slot.type] },
            commands: [{ do: "change-slot", slot: slot.id, changes: { title: usualTitles[slot.type] } }],
          },
        ],
      })),
    ...(["rooms", "people", "groups"] as const).flatMap((list) =>
      agenda[list].flatMap(({ name }, index) =>
        name.trim() === "" ? [{ path: `/${list}/${index}/name`, variant: list }] : [],
      ),
    ),
    ...agenda.documents.flatMap(({ title }, index) =>
      title.trim() === "" ? [{ path: `/documents/${index}/title`, variant: "documents" }] : [],
    ),
  ],
};

/** What is named exists. */
export const unknownReference: Rule = {
  code: "unknown-reference",
  severity: "block",
  fixedSeverity: true,
  source: "default",
  check: ({ agenda }) => {
    const known = {
      rooms: new Set(agenda.rooms.map(({ id }) => id)),
      people: new Set(agenda.people.map(({ id }) => id)),
      documents: new Set(agenda.documents.map(({ id }) => id)),
      groups: new Set(agenda.groups.map(({ id }) => id)),
    };
    return [
      ...slotsWithPaths(agenda).flatMap(({ slot, path }) =>
        strangersOf(slot, known).map(({ at, id }): Found => ({
          path: `${path}/${at}`,
          slotIds: [slot.id],
          params: { id, title: slot.title },
        })),
      ),
      ...agenda.groups.flatMap((group, index) =>
        strangersOfGroup(group, known).map(({ at, id }) => ({
          path: `/groups/${index}/${at}`,
          params: { id, title: group.name },
        })),
      ),
    ];
  },
};

/** Ids are unique: of slots over the whole agenda, of everything else in its list. */
export const duplicateId: Rule = {
  code: "duplicate-id",
  severity: "block",
  fixedSeverity: true,
  source: "default",
  check: ({ agenda }) => [
    ...repeated(slotsWithPaths(agenda).map(({ slot, path }) => ({ id: slot.id, path }))).map((found) => ({
      ...found,
      slotIds: [found.params.id],
    })),
    ...(["sessions", "rooms", "people", "documents", "groups"] as const).flatMap((list) =>
      repeated(agenda[list].map(({ id }, index) => ({ id, path: `/${list}/${index}` }))),
    ),
  ],
};

/** Days and times can be read: `YYYY-MM-DD`, `HH:MM`, 1 to 1440 minutes, a zone that exists. */
export const badTime: Rule = {
  code: "bad-time",
  severity: "block",
  fixedSeverity: true,
  source: "default",
  check: ({ agenda }) => [...badCongressTimes(agenda), ...badSessionTimes(agenda), ...badSlotTimes(agenda)],
};

function badCongressTimes({ congress, documents }: Agenda): Found[] {
  const found: Found[] = [];
  for (const field of ["firstDay", "lastDay"] as const) {
    if (!isDay(congress[field]))
      found.push({ path: `/congress/${field}`, variant: "day", params: { value: congress[field] } });
  }
  if (isDay(congress.firstDay) && isDay(congress.lastDay) && congress.lastDay < congress.firstDay) {
    found.push({ path: "/congress/lastDay", variant: "order", params: { value: congress.lastDay } });
  }
  if (!isZone(congress.timezone)) {
    found.push({ path: "/congress/timezone", variant: "zone", params: { value: congress.timezone } });
  }
  documents.forEach(({ circulated }, index) => {
    if (typeof circulated === "string" && !isDay(circulated)) {
      found.push({ path: `/documents/${index}/circulated`, variant: "day", params: { value: circulated } });
    }
  });
  return found;
}

function badSessionTimes({ sessions }: Agenda): Found[] {
  return sessions.flatMap(({ date, start, end }, index) => {
    const found: Found[] = [];
    const path = `/sessions/${index}`;
    if (!isDay(date)) found.push({ path: `${path}/date`, variant: "day", params: { value: date } });
    const from = minutesOf(start);
    const until = minutesOf(end);
    if (from === null) found.push({ path: `${path}/start`, params: { value: start } });
    if (until === null) found.push({ path: `${path}/end`, params: { value: end } });
    if (from !== null && until !== null && until <= from) {
      found.push({ path: `${path}/end`, variant: "order", params: { value: end } });
    }
    return found;
  });
}

function badSlotTimes(agenda: Agenda): Found[] {
  return slotsWithPaths(agenda).flatMap(({ slot, path, inTray }) => {
    const found: Found[] = [];
    const slotIds = [slot.id];
    if (!inTray && minutesOf(slot.start) === null) {
      found.push({ path: `${path}/start`, slotIds, params: { value: slot.start } });
    }
    if (!isDuration(slot.minutes)) {
      found.push({ path: `${path}/minutes`, slotIds, variant: "minutes", params: { value: slot.minutes } });
    }
    return found;
  });
}

interface SlotWithPath {
  slot: Slot;
  path: string;
  inTray: boolean;
}

function slotsWithPaths({ sessions, unscheduled = [] }: Agenda): SlotWithPath[] {
  return [
    ...sessions.flatMap(({ slots }, at) =>
      slots.map((slot, index) => ({ slot, path: `/sessions/${at}/slots/${index}`, inTray: false })),
    ),
    ...unscheduled.map((slot, index) => ({ slot, path: `/unscheduled/${index}`, inTray: true })),
  ];
}

type Known = Record<"rooms" | "people" | "documents" | "groups", Set<string>>;

const strangersOf = (slot: Slot, known: Known): { at: string; id: string }[] => [
  ...(slot.room !== null && !known.rooms.has(slot.room) ? [{ at: "room", id: slot.room }] : []),
  ...(["people", "documents", "groups"] as const).flatMap((list) =>
    slot[list].flatMap((id, index) => (known[list].has(id) ? [] : [{ at: `${list}/${index}`, id }])),
  ),
];

const strangersOfGroup = (group: Group, known: Known): { at: string; id: string }[] => [
  ...(group.room !== null && !known.rooms.has(group.room) ? [{ at: "room", id: group.room }] : []),
  ...(["leader", "secretary"] as const).flatMap((at) => {
    const id = group[at];
    return id !== null && !known.people.has(id) ? [{ at, id }] : [];
  }),
];

function repeated(all: { id: string; path: string }[]): { path: string; params: { id: string } }[] {
  const seen = new Set<string>();
  return all.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path: `${path}/id`, params: { id } }];
    seen.add(id);
    return [];
  });
}

function isZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
