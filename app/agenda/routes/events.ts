import type { LoaderFunctionArgs } from "@remix-run/node";
import { streamBoard } from "~/accounts/board-events.server";
import { latestNumber } from "~/agenda/agendas.server";
import { openEditableCongress } from "~/agenda/open-agenda.server";
import { agendaPlace } from "~/agenda/save.server";

/** Tells an open editor of the agenda what others save, and who they are. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openEditableCongress(args);
  const latest = () => latestNumber(visit.db, congress.id);
  const subject = { committeePath: congress.committee.path };
  const board = { place: agendaPlace(congress.id), action: "agenda:edit", subject } as const;
  return streamBoard(visit, board, latest, args.context.onClosed);
}
