import type { Visit } from "~/accounts/request.server";
import { wordDay, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import type { FormerWording } from "./wordings.server";
import type { DutyState } from "./directive";

export interface FormerView {
  /** Who did what, when and why. */
  by: string;
  /** The fields as they were, with their names. */
  lines: { label: string; text: string }[];
}

type Words = Pick<Visit, "t" | "language">;

/** What a clause or a duty said before, in words; fields that were empty are left out. */
export function wordFormer(wording: FormerWording, { t, language }: Words): FormerView {
  const { number, title, text, words, responsible, dueBefore, state } = wording.words;
  const lines = [
    { label: t("directives:edit.number"), text: number },
    { label: t("directives:edit.title"), text: title },
    { label: t("directives:text"), text },
    { label: t("directives:edit.words"), text: words },
    { label: t("directives:bodies"), text: responsible },
    {
      label: t("directives:edit.due-before"),
      text: typeof dueBefore === "string" ? wordDay(dueBefore, language) : "",
    },
    {
      label: t("directives:progress.state"),
      text: state ? t(`directives:state.${state as DutyState}`) : "",
    },
  ];
  return {
    by: [
      t(`directives:part.${wording.act}-by`, {
        by: wording.author,
        at: wordInstant(wording.at, language, workspaceZone),
      }),
      wording.reason && t("directives:part.because", { reason: wording.reason }),
    ]
      .filter((part) => part !== "")
      .join(" "),
    lines: lines.flatMap(({ label, text: value }) =>
      typeof value === "string" && value !== "" ? { label, text: value } : [],
    ),
  };
}
