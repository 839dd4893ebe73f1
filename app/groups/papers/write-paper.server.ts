import { createTranslator } from "~/wording";
import type { Language } from "~/platform/language";
import { writeSections, type PaperSection } from "~/platform/paper/sections.server";
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

/** What is asked of the thread that writes papers. */
export interface AskedPaper {
  kind: PaperKind | "all";
  edition: Omit<PaperEdition, "t">;
  language: Language;
}

/** Writes one paper of a division as DOCX, or all of them bound together. */
export function writePaper({ kind, edition, language }: AskedPaper): Promise<Uint8Array> {
  const { t } = createTranslator(language);
  const kinds = kind === "all" ? paperKinds : [kind];
  const title = t(kind === "all" ? "groups:papers.title" : `groups:papers.kind.${kind}.name`);
  return writeSections(
    title,
    kinds.flatMap((each) => writers[each]({ ...edition, t })),
  );
}
