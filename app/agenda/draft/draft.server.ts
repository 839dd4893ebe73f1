import { timeOf, type Agenda, type Session, type Slot } from "../agenda";
import { check } from "../check";
import { usualTitles } from "../slot-titles";
import { breakMinutes, breaksBefore, partsOf } from "./breaks";
import { place } from "./solve.server";
import { orderWithin, piecesOf, wishedParts, type Piece, type WishedPart, type Wishes } from "./wishes";

export type Drafted =
  | { ok: true; agenda: Agenda }
  /** The smallest set of wishes that contradict the time there is: take back any one of them and it fits. */
  | { ok: false; contradiction: WishedPart[] };

/** What a draft is made for: facts, documents, rooms and people come from here, sessions are made anew. */
export async function draft(frame: Agenda, wishes: Wishes, newId: () => string): Promise<Drafted> {
  const pieces = piecesOf(wishes);
  const placement = await place(pieces, wishes.periods, wishes.preparatory);
  if (!placement) return { ok: false, contradiction: await smallestContradiction(wishes) };
  const groups = groupsFor(frame, wishes.groups, newId);
  const sessions = wishes.periods.flatMap(({ date, start, end }, index): Session[] => {
    const placed = pieces.filter(({ key }) => placement.get(key) === index);
    const here = orderWithin(placed, index >= wishes.preparatory);
    if (here.length === 0) return [];
    const slots = inTime(here, start, newId, frame, groups);
    const kind = index < wishes.preparatory ? ("preparatory" as const) : ("official" as const);
    return [{ id: newId(), kind, date, start: timeOf(start), end: timeOf(end), slots }];
  });
  return { ok: true, agenda: { ...frame, groups, sessions, unscheduled: [] } };
}

/** True when nothing but rooms and people is left to be filled in. */
export const meetsTheRules = (agenda: Agenda): boolean =>
  check(agenda).every(({ code }) => /^group-(room|leader|secretary)-missing$/.test(code));

/** Takes wishes back one by one; those without which it would fit are the contradiction. */
async function smallestContradiction(wishes: Wishes): Promise<WishedPart[]> {
  let kept: Wishes = wishes;
  for (const part of wishedParts) {
    const without: Wishes = { ...kept, minutes: { ...kept.minutes, [part]: 0 } };
    const placed = await place(piecesOf(without), without.periods, without.preparatory);
    if (!placed) kept = without;
  }
  return wishedParts.filter((part) => kept.minutes[part] > 0);
}

function inTime(
  pieces: Piece[],
  start: number,
  newId: () => string,
  frame: Agenda,
  groups: Agenda["groups"],
): Slot[] {
  const documents = frame.documents.filter(({ kind }) => kind !== "other").map(({ id }) => id);
  const hall = frame.rooms[0]?.id ?? null;
  const slots: Slot[] = [];
  let at = start;
  const put = (type: Slot["type"], minutes: number) => {
    const meets = type === "group-discussion";
    const reads = type === "document-presentation" || meets;
    slots.push({
      ...{ id: newId(), type, title: usualTitles[type], start: timeOf(at), minutes, people: [], notes: "" },
      room: meets || type === "break" ? null : hall,
      documents: reads ? documents : [],
      groups: meets ? groups.map(({ id }) => id) : [],
      fixed: type === "opening",
    });
    at += minutes;
  };
  const parts = pieces.flatMap(({ type, minutes }) =>
    partsOf(minutes).map((part) => ({ type, minutes: part })),
  );
  const breaks = breaksBefore(parts.map(({ minutes }) => minutes));
  parts.forEach(({ type, minutes }, index) => {
    if (breaks[index]) put("break", breakMinutes);
    put(type, minutes);
  });
  return slots;
}

/** The groups of the frame where their number fits, otherwise new ones that share the delegates. */
function groupsFor({ groups, congress }: Agenda, count: number, newId: () => string): Agenda["groups"] {
  if (groups.length === count) return groups;
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: newId(), name: `Tổ ${index + 1}`, room: null, leader: null, secretary: null },
    size: Math.floor(congress.delegates / count) + (index < congress.delegates % count ? 1 : 0),
  }));
}
