import type { ProgrammeDay, ProgrammeSlot } from "./programme";

export interface NowAndNext {
  /** What is on at the moment; several where things run at once. */
  now: ProgrammeSlot[];
  /** What begins next on the same day; several where they begin together. */
  next: ProgrammeSlot[];
}

/**
 * What is on and what comes next. Null on days without anything.
 * @param time local, `HH:MM`
 */
export function nowAndNext(days: ProgrammeDay[], date: string, time: string): NowAndNext | null {
  const slots = days.find((day) => day.date === date)?.sessions.flatMap((session) => session.slots) ?? [];
  if (slots.length === 0) return null;
  const begins = slots.map(({ start }) => start).filter((start) => start > time);
  const soonest = begins.sort()[0];
  return {
    now: slots.filter(({ start, end }) => start !== "" && start <= time && time < end),
    next: slots.filter(({ start }) => start === soonest),
  };
}

/** The programme with only what holds the words: in titles, rooms, people, documents and groups. */
export function matching(days: ProgrammeDay[], words: string): ProgrammeDay[] {
  const wanted = plain(words);
  if (wanted === "") return days;
  return days
    .map((day) => ({
      ...day,
      sessions: day.sessions
        .map((session) => ({
          ...session,
          slots: session.slots.filter((slot) => textOf(slot).includes(wanted)),
        }))
        .filter(({ slots }) => slots.length > 0),
    }))
    .filter(({ sessions }) => sessions.length > 0);
}

const textOf = ({ title, room, people, documents, groups }: ProgrammeSlot): string =>
  plain(
    [
      ...[title, room ?? "", ...documents],
      ...people.flatMap(({ name, title: position }) => [name, position]),
      ...groups.flatMap((group) => [group.name, group.room ?? "", group.leader ?? "", group.secretary ?? ""]),
    ].join("\n"),
  );

/** Lower case without diacritics: people search without typing them. */
const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLocaleLowerCase("vi").trim();
