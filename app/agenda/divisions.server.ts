import { listDelegates } from "~/groups/delegates.server";
import { takesPart } from "~/groups/delegate";
import { findDivision, listDivisions, type Division } from "~/groups/desk/divisions.server";
import type { Database } from "~/platform/database.server";
import { timedSlots, type Agenda } from "./agenda";
import { attachmentOf, isInStep, type Attachable } from "./attachment";
import type { SingleCommand } from "./edits/command";
import type { OpenAgenda } from "./open-agenda.server";
import { slotsOf } from "./edits/division";

/** How a slot stands to the division whose groups meet in it. */
export type StepState =
  | "none"
  | "in-step"
  /** The division was changed since; `update` brings the agenda up to date. */
  | "out-of-step"
  /** The division is deleted, or no longer has this round. */
  | "gone";

export interface DividedSlot {
  id: string;
  title: string;
  date: string;
  start: string;
  division: { id: string; name: string; round: number; isChosen: boolean } | null;
  state: StepState;
  update: SingleCommand | null;
}

export interface AgendaDivisions {
  /** Divisions that have been divided, the chosen one first. */
  divisions: Pick<Division, "id" | "name" | "isChosen">[];
  rounds: number[];
  slots: DividedSlot[];
}

/** The group discussions of an agenda and the divisions that they can hold. */
export async function agendaDivisions(
  db: Database,
  congressId: string,
  agenda: Agenda,
): Promise<AgendaDivisions> {
  return divisionsOfSlots(agenda, await divided(db, await listDivisions(db, congressId), congressId));
}

function divisionsOfSlots(agenda: Agenda, { divisions, attachables }: Divided): AgendaDivisions {
  const places = new Map(timedSlots(agenda).map(({ slot, session }) => [slot.id, session.date]));
  const slots = slotsOf(agenda)
    .filter(({ type, division }) => type === "group-discussion" || division)
    .map((slot): DividedSlot => {
      const own = divisions.find(({ id }) => id === slot.division?.id);
      const attachable = attachables.get(slot.division?.id ?? "");
      const command =
        slot.division && attachable ? attachmentOf(agenda, slot.id, attachable, slot.division.round) : null;
      const state = !slot.division
        ? "none"
        : command === null
          ? "gone"
          : isInStep(agenda, command)
            ? "in-step"
            : "out-of-step";
      return {
        ...{ id: slot.id, title: slot.title, date: places.get(slot.id) ?? "", start: slot.start, state },
        division: own && slot.division ? { ...headOf(own), round: slot.division.round } : null,
        update: state === "out-of-step" ? command : null,
      };
    })
    .sort((a, b) => (a.date + a.start < b.date + b.start ? -1 : 1));
  return {
    divisions: divisions.map(headOf),
    rounds: divisions.map(({ revision }) => revision.content.rounds?.length ?? 0),
    slots,
  };
}

/** Titles of slots whose groups are no longer those of their division. */
export interface Strayed {
  /** The division was changed since. */
  changed: string[];
  /** The division is deleted, or no longer has this round. */
  gone: string[];
  /** The division is not the one that was chosen. */
  notChosen: string[];
}

export async function strayedSlots({
  visit,
  congress,
  agenda,
}: Pick<OpenAgenda, "visit" | "congress" | "agenda">): Promise<Strayed> {
  const ids = [...new Set(agenda ? slotsOf(agenda).flatMap(({ division }) => division?.id ?? []) : [])];
  if (!agenda || ids.length === 0) return { changed: [], gone: [], notChosen: [] };
  // The page opens often: drafts that no slot holds are not read for it.
  const held = await Promise.all(ids.map((id) => findDivision(visit.db, congress.id, id)));
  const known = held.filter((division) => division !== null);
  const { slots } = divisionsOfSlots(agenda, await divided(visit.db, known, congress.id));
  const titlesOf = (isMeant: (slot: DividedSlot) => boolean) =>
    slots.filter(isMeant).map(({ title }) => title || visit.t("agenda:slot-type.group-discussion"));
  return {
    changed: titlesOf(({ state }) => state === "out-of-step"),
    gone: titlesOf(({ state }) => state === "gone"),
    notChosen: titlesOf(({ division }) => division?.isChosen === false),
  };
}

/** The command that gives a slot a round of a division; null where there is none such. */
export async function attachCommand(
  db: Database,
  congressId: string,
  agenda: Agenda,
  asked: { slot: string; division: string; round: number },
): Promise<SingleCommand | null> {
  const division = await findDivision(db, congressId, asked.division);
  const { attachables } = await divided(db, division ? [division] : [], congressId);
  const attachable = attachables.get(asked.division);
  return attachable ? attachmentOf(agenda, asked.slot, attachable, asked.round) : null;
}

interface Divided {
  divisions: Division[];
  attachables: Map<string, Attachable>;
}

async function divided(db: Database, known: Division[], congressId: string): Promise<Divided> {
  const divisions = known.filter(({ revision }) => revision.content.rounds);
  const delegates = divisions.length === 0 ? [] : await listDelegates(db, congressId);
  // Who no longer takes part has no seat and leads no group, even before the division is rearranged.
  const people = new Map(delegates.filter(takesPart).map(({ id, name, unit }) => [id, { name, unit }]));
  const attachables = new Map(
    divisions.map(({ id, revision }): [string, Attachable] => [
      id,
      { id, content: revision.content, people },
    ]),
  );
  return { divisions, attachables };
}

const headOf = ({ id, name, isChosen }: Division) => ({ id, name, isChosen });
