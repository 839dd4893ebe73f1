import { z } from "zod";
import { Agenda } from "./agenda";

/** The JSON Schema of `congress-agenda/1`, as a file is written; published in `public/schemas`. */
export const agendaSchema = (): object => ({
  title: "Agenda of a Party congress, congress-agenda/1",
  description:
    "Times are local, HH:MM; a slot is the half-open interval from its start. Days are YYYY-MM-DD. Unknown fields are kept.",
  ...z.toJSONSchema(Agenda, { io: "input" }),
});
