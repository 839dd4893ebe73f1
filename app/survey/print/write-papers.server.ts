import { writeSections, type PaperSection } from "~/platform/paper/sections.server";
import { createTranslator } from "~/wording";
import { ballotPaper } from "./ballot-paper.server";
import { withoutConfidences, type PaperFacts, type PrintedView, type StepEdition } from "./edition";
import { countMinutes } from "./minutes.server";
import type { StepPaper, Variant } from "./papers";
import { tallySheet } from "./tally-sheet.server";
import type { Language } from "~/platform/language";

const writers: Record<StepPaper, (edition: StepEdition) => PaperSection[]> = {
  ballots: ballotPaper,
  tally: tallySheet,
  minutes: countMinutes,
};

/** What is to be written. */
export interface AskedPaper {
  paper: StepPaper;
  variant: Variant;
  view: PrintedView;
  facts: PaperFacts;
  language: Language;
}

/** Writes a paper of a step as DOCX; by codes, nothing confidential reaches the writer at all. */
export function writePaper({ paper, variant, language, ...asked }: AskedPaper): Promise<Buffer> {
  const { t } = createTranslator(language);
  const isFull = variant === "full";
  const view = isFull ? asked.view : withoutConfidences(asked.view);
  const edition: StepEdition = {
    ...asked.facts,
    ...{ view, isFull, t },
    withNames: view.list.some(({ name }) => name !== ""),
  };
  return writeSections(t(`survey:papers.kind.${paper}.name`), writers[paper](edition));
}
