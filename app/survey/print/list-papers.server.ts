import type { Translate } from "~/platform/translate";
import type { openStep } from "../open-plan.server";
import { viewStep } from "../step-view.server";
import { layOutBallot } from "./ballot-layout";
import { ballotWords, withoutConfidences, type PaperFacts, type PrintedView } from "./edition";
import { paperBasis, paperFacts } from "./facts.server";
import { isReady, paperFileName, stepPapers, tallyBoxes, variantsOf, type StepPaper } from "./papers";

/** The papers of a step, a line each: what it is, how many sheets it takes, and the files to be had. No names. */
export async function listPapers(open: Awaited<ReturnType<typeof openStep>>) {
  const { t } = open.visit;
  const basis = paperBasis(open);
  const [view, facts] = [await viewStep(open), await paperFacts(open)];
  return stepPapers.map((paper) => ({
    paper,
    name: t(`survey:papers.kind.${paper}.name`),
    text: t(`survey:papers.kind.${paper}.${isReady(paper, basis) ? "text" : "missing"}`),
    files: !isReady(paper, basis)
      ? []
      : variantsOf(paper, basis).map((variant) => ({
          file: `${paperFileName(paper, variant)}.docx`,
          label:
            variant === "codes"
              ? t("survey:papers.codes")
              : paper !== "minutes"
                ? t("survey:papers.full")
                : t(basis.namesAllowed ? "survey:papers.full-names-reasons" : "survey:papers.full-reasons"),
          sheets: wordSheets(paper, variant === "full" ? view : withoutConfidences(view), facts, t),
        })),
  }));
}
export type PaperLine = Awaited<ReturnType<typeof listPapers>>[number];

/** How many sheets a paper takes, and how many copies the printer is to make. */
function wordSheets(paper: StepPaper, view: PrintedView, facts: PaperFacts, t: Translate): string {
  const { ballots: people } = facts;
  if (paper === "minutes") return "";
  if (paper === "tally") {
    return people === null
      ? ""
      : t("survey:papers.sheets.tally", { people, count: tallyBoxes(people).sheets });
  }
  const { perSheet, sheets } = layOutBallot(view.list, ballotWords({ ...facts, view, t }), facts.ballot);
  return [
    perSheet === 2
      ? t("survey:papers.sheets.two")
      : sheets.length === 1
        ? t("survey:papers.sheets.one")
        : t("survey:papers.sheets.many", { count: sheets.length }),
    people === null ? "" : t("survey:papers.sheets.copies", { people, count: Math.ceil(people / perSheet) }),
  ]
    .filter(Boolean)
    .join(" ");
}
