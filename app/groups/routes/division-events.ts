import type { LoaderFunctionArgs } from "@remix-run/node";
import { streamBoard } from "~/accounts/board-events.server";
import { latestRevisionNumber } from "~/groups/desk/division-revisions.server";
import { divisionPlace } from "~/groups/desk/divisions.server";
import { openDivision } from "~/groups/desk/open-division.server";

/** Tells an open board of groups what others save, and who they are. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division } = await openDivision(args);
  const latest = () => latestRevisionNumber(visit.db, division.id);
  const subject = { committeePath: congress.committee.path };
  const board = { place: divisionPlace(division.id), action: "group:divide", subject } as const;
  return streamBoard(visit, board, latest, args.context.onClosed);
}
