import type { StepState } from "../step-progress";

/** The papers of a step, in the order in which they are needed. */
export const stepPapers = ["ballots", "tally", "minutes"] as const;
export type StepPaper = (typeof stepPapers)[number];

/** By codes only, or with what confidential things the plan holds: names, and reasons as they were typed. */
export const variants = ["codes", "full"] as const;
export type Variant = (typeof variants)[number];

const fileWords: Record<StepPaper, string> = {
  ballots: "phieu-lay-y-kien",
  tally: "bieu-kiem-phieu",
  minutes: "bien-ban-kiem-phieu",
};

/** How a paper is called in its address and on disk, without ending: ASCII, and nothing of its content. */
export const paperFileName = (paper: StepPaper, variant: Variant): string =>
  `${fileWords[paper]}${variant === "full" ? "-day-du" : ""}`;

/** The paper that a file name of `paperFileName` with its ending stands for; null for any other. */
export function paperOfFile(file: string | undefined): { paper: StepPaper; variant: Variant } | null {
  for (const paper of stepPapers) {
    for (const variant of variants) {
      if (file === `${paperFileName(paper, variant)}.docx`) return { paper, variant };
    }
  }
  return null;
}

/** What of a step decides which of its papers there are. */
export interface PaperBasis {
  state: StepState;
  /** How many are on its list. */
  people: number;
  namesAllowed: boolean;
}

/** True where a paper can be written: a list for ballots and tally sheets, a settled count for minutes. */
export function isReady(paper: StepPaper, { state, people }: PaperBasis): boolean {
  return paper === "minutes" ? state === "counted" || state === "concluded" : people > 0;
}

/** The variants in which a paper is offered; reasons can be typed in every plan, names only where it allows them. */
export const variantsOf = (paper: StepPaper, { namesAllowed }: PaperBasis): readonly Variant[] =>
  namesAllowed || paper === "minutes" ? variants : ["codes"];

/** Somebody on a paper. */
export interface Listed {
  code: string;
  /** Empty on papers by code. */
  name: string;
}

/** `A01`, or `A01 Lê Văn B` where there is a name. */
export const labelOf = ({ code, name }: Listed): string => (name ? `${code} ${name}` : code);

/** How many ballots one tally sheet has boxes for. */
export const mostTallied = 200;
/** How many are expected while neither attendance nor the number convened is known. */
const unknownBallots = 100;

/** How many boxes of five a line of a tally sheet has, and how many sheets so many ballots take. */
export function tallyBoxes(ballots: number | null): { boxes: number; sheets: number } {
  const expected = Math.max(1, ballots ?? unknownBallots);
  return {
    boxes: Math.ceil(Math.min(expected, mostTallied) / 5),
    sheets: Math.ceil(expected / mostTallied),
  };
}
