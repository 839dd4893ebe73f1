import type { Translate } from "~/platform/translate";
import type { BallotRule } from "../ballot";
import type { StepView } from "../step-view.server";
import type { BallotWords } from "./ballot-layout";

/** What stands on the papers of a step beyond its view. */
export interface PaperFacts {
  ballot: BallotRule;
  /** `Kế hoạch 178-KH/TU`, with issuer and day where they are known. */
  plan: string;
  issuer: string;
  /** The day of the step in words; empty while it has none. */
  day: string;
  /** `Đắk Lắk, ngày 03 tháng 7 năm 2020`; dots for what is not known. */
  placeAndDay: string;
  /** The number of the minutes; empty until the step is concluded. */
  minutesNumber: string;
  /** Ballots to be expected: as many as are present, else convened; null while neither is known. */
  ballots: number | null;
  /** Which of the view's corrections were approved, by whom and when in words; the latest first. */
  approved: readonly { id: string; name: string; at: string }[];
  /** At the foot of minutes: which state of the figures, and when it was printed. */
  label: string;
}

/** A step as it is printed, with no more than the paper may hold. */
export interface StepEdition extends PaperFacts {
  view: PrintedView;
  /** The list holds names. */
  withNames: boolean;
  /** Reasons and the person responsible may be printed. */
  isFull: boolean;
  t: Translate;
}

/** What of a step's page stands on papers. */
export type PrintedView = Pick<
  StepView,
  | ("name" | "body" | "purpose" | "place" | "responsible" | "state" | "rules")
  | ("list" | "attendance" | "result" | "corrections")
>;

/**
 * A view with everything blanked that is confidential beyond codes and figures: names, whoever is responsible, and
 * reasons, which are free text and may name people.
 */
export function withoutConfidences(view: PrintedView): PrintedView {
  const { name, body, purpose, place, state, rules, attendance, result } = view;
  const unnamed = <Named extends { name: string }>(people: Named[]) =>
    people.map((person) => ({ ...person, name: "" }));
  return {
    ...{ name, body, purpose, place, state, rules, attendance, responsible: "" },
    list: unnamed(view.list),
    corrections: view.corrections.map((correction) => ({ ...correction, reason: "" })),
    result: result && {
      ...result,
      lines: unnamed(result.lines),
      tie: result.tie && { ...result.tie, people: unnamed(result.tie.people) },
      tieReason: "",
    },
  };
}

/** The words of a ballot. */
export function ballotWords({
  view,
  ballot,
  plan,
  day,
  t,
}: Pick<StepEdition, "view" | "ballot" | "plan" | "day" | "t">): BallotWords {
  return {
    body: view.body,
    title: t("survey:papers.ballot.title"),
    about: [view.name, [plan, day].filter(Boolean).join(" · ")],
    rules: [
      ballot.kind === "each"
        ? t("survey:papers.ballot.each")
        : t("survey:papers.ballot.at-most", { count: ballot.names }),
      t("survey:papers.ballot.secret"),
    ],
  };
}
