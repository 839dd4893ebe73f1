import type { LoaderFunctionArgs } from "@remix-run/node";
import { listDelegates } from "~/groups/delegates.server";
import type { DiscussionTime, PaperEdition } from "~/groups/papers/edition";
import { openDivision } from "~/groups/papers/open-division.server";
import { seatingOf } from "~/groups/papers/seating";
import { localDayOf, wordDay } from "~/platform/days";
import type { Agenda } from "../agenda";
import { findAgenda } from "../agendas.server";
import { programmeOf } from "../programme";
import { findPublication } from "../publications.server";
import { bodiesOf, placeAndDay, wordDate, wordTimes, type Reading } from "./letterhead";

/** The division of the address, ready to be printed, with the times of its discussions out of the agenda. */
export async function divisionEdition(args: LoaderFunctionArgs) {
  const { visit, congress, division, title } = await openDivision(args, "group:view");
  const { db, t, language, now } = visit;
  const reading = { t, language };
  const agenda =
    (await findPublication(db, congress.id))?.agenda ?? (await findAgenda(db, congress.id))?.agenda ?? null;
  const edition: Omit<PaperEdition, "t"> = {
    bodies: bodiesOf(congress, reading),
    placeAndDay: placeAndDay(congress, null, reading),
    congressTitle: title,
    seating: seatingOf(division.revision.content, await listDelegates(db, congress.id)),
    isDraft: !division.isChosen,
    label: t("groups:papers.label", {
      ...{ division: division.name, revision: division.revision.number },
      day: wordDay(localDayOf(now, congress.timezone), language),
    }),
    discussions: agenda === null ? [] : discussionsOf(agenda, division.id, reading),
    documents: congress.documents.map((document) => document.title),
  };
  return { edition, visit, slug: congress.slug };
}

/**
 * When the agenda has the groups of a division discuss, and which documents, in the order of time: the slots that hold
 * the division; all group discussions while none does.
 */
export function discussionsOf(agenda: Agenda, divisionId: string, reading: Reading): DiscussionTime[] {
  const rounds = new Map(
    agenda.sessions.flatMap(({ slots }) =>
      slots.flatMap(({ id, division }): [string, number][] =>
        division?.id === divisionId ? [[id, division.round]] : [],
      ),
    ),
  );
  return programmeOf(agenda).flatMap(({ date, sessions }) =>
    sessions.flatMap(({ slots }) =>
      slots
        .filter(({ id, type }) => (rounds.size > 0 ? rounds.has(id) : type === "group-discussion"))
        .map((slot) => ({
          round: rounds.get(slot.id) ?? null,
          when: reading.t("groups:papers.discussion", {
            day: wordDate(date, reading),
            times: wordTimes(slot),
          }),
          documents: slot.documents,
        })),
    ),
  );
}
