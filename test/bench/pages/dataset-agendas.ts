import type { Agenda } from "~/agenda/agenda";
import { projectionOf } from "~/agenda/projection.server";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { sampleAgenda } from "~/sample/content";
import { insertMany } from "./insert-many";

interface Congress {
  id: string;
  slug: string;
  first_day: string;
}

/** One congress in so many has an agenda. */
const every = 10;
/** So many leaders of a province open the congresses below it. */
const leaders = 9;

/** Agendas of the sample's template. Each names a leader of the province, who opens several congresses, and people of its own. */
export async function insertAgendas(
  db: Database,
  congresses: readonly Congress[],
  at: string,
): Promise<void> {
  const made = congresses
    .filter((_, index) => index % every === 0)
    .map((congress, index) => ({ id: newId(), congress, agenda: agendaOf(congress, index) }));
  await insertMany(
    db,
    "agendas",
    made.map(({ id, congress }) => ({ id, congress_id: congress.id, created_at: at })),
  );
  await insertMany(
    db,
    "agenda_revisions",
    made.map(({ id: agenda_id, agenda }) => ({
      ...{ agenda_id, number: 1, content: JSON.stringify(agenda), author_name: "bench", at },
      ...{ summary: JSON.stringify({ code: "replaced-template", params: { template: "district" } }) },
    })),
  );
  await insertMany(
    db,
    "agenda_slots",
    made.flatMap(({ congress: { id: congress_id }, agenda }) =>
      projectionOf(agenda).map((slot) => ({ ...slot, congress_id, stage: "latest" })),
    ),
  );
}

function agendaOf({ slug, first_day: day }: Congress, index: number): Agenda {
  const agenda = sampleAgenda(newId);
  const [, province = ""] = slug.split("-");
  const people = [
    `Lãnh đạo ${index % leaders} tỉnh số ${province}`,
    ...[1, 2, 3].map((own) => `Chủ tọa ${own} ${slug}`),
  ].map((name) => ({ id: newId(), name }));
  return {
    ...agenda,
    people,
    sessions: agenda.sessions.map((session) => ({
      ...session,
      date: day,
      slots: session.slots.map((slot, at) => ({ ...slot, people: [people[at % people.length]?.id ?? ""] })),
    })),
  };
}
