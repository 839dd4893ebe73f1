import { writeSections, type PaperSection } from "~/platform/party-document.server";
import type { PaperEdition } from "./edition";
import { attendanceSheets, doorLists, doorSigns, leaderSheets } from "./group-papers.server";
import { paperKinds, type PaperKind } from "./papers";
import { delegations, finder } from "./people-papers.server";

const writers: Record<PaperKind, (edition: PaperEdition) => PaperSection[]> = {
  "door-lists": doorLists,
  "door-signs": doorSigns,
  finder,
  delegations,
  "leader-sheets": leaderSheets,
  attendance: attendanceSheets,
};

/** Writes one paper of a division as DOCX, or all of them bound together. */
export function writePaper(kind: PaperKind | "all", edition: PaperEdition): Promise<Buffer> {
  const kinds = kind === "all" ? paperKinds : [kind];
  const title = edition.t(kind === "all" ? "groups:papers.title" : `groups:papers.kind.${kind}.name`);
  return writeSections(
    title,
    kinds.flatMap((each) => writers[each](edition)),
  );
}
