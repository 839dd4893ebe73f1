import { timeOf } from "~/agenda/agenda";
import { usualTitles } from "~/agenda/slot-titles";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { labelled, type AgendaCongress, type EntryReading, type UidName } from "./agenda-entries";
import { plainEntry, uidOf, type CalendarEntry } from "./entry";
import type { Followed } from "./followed";
import { markedTitle } from "./marks";
import type { GroupFacts } from "./own-groups";
import { fateOf } from "./programme-fate";

/** A group's place in time as text: `2020-10-13 480`. */
export const groupTime = ({ day, start }: Pick<GroupFacts, "day" | "start">): string => `${day} ${start}`;

/** One's own group in a discussion, with its room, leader and secretary: stands in place of the discussion's own entry. */
export function groupEntry(
  congress: AgendaCongress,
  followed: Followed<GroupFacts>,
  nameOf: UidName,
  { t, language, domain, baseUrl, now, alarms }: EntryReading,
): CalendarEntry {
  const { facts, moved, removed } = followed;
  const { mark, ...fate } = fateOf(congress, followed, now);
  const title = facts.title.trim() === "" ? usualTitles["group-discussion"] : facts.title;
  const [day = facts.day, start = ""] = moved?.from.split(" ") ?? [];
  const lines = [
    nameIn(congress.title, language),
    mark === "moved"
      ? t("calendar:entry.moved-from", { day: wordDay(day, language), time: timeOf(Number(start)) })
      : "",
    ...labelled(t("calendar:entry.group"), [facts.group]),
    ...labelled(t("calendar:entry.room"), [facts.room]),
    ...labelled(t("calendar:entry.leader"), [facts.leader]),
    ...labelled(t("calendar:entry.secretary"), [facts.secretary]),
    facts.duty === "member" ? "" : t(`calendar:entry.duty-${facts.duty}`),
  ];
  return {
    uid: uidOf("group", `${nameOf(facts.slotId)}.${facts.who}`, domain),
    sourceId: facts.slotId,
    kind: "group",
    ...fate,
    title: markedTitle(mark, `${facts.group}: ${title}`, t),
    description: lines.filter((line) => line !== "").join("\n"),
    location: [facts.room, congress.place].filter((part) => part !== "").join(", "),
    coordinates: congress.coordinates,
    time: { kind: "span", day: facts.day, start: facts.start, end: facts.end, zone: facts.zone },
    url: `${baseUrl}/congresses/${congress.slug}/agenda#slot-${encodeURIComponent(facts.slotId)}`,
    categories: [t("calendar:category.group")],
    classification: "private",
    transparent: fate.status === "cancelled",
    alarms: [...alarms],
    ...plainEntry,
    replaces: removed ? null : uidOf("slot", nameOf(facts.slotId), domain),
  };
}
