import { useTranslation } from "react-i18next";
import type { Board } from "~/agenda/board/use-board";
import { BoardStanding } from "~/ui/board/standing";
import { Button, ButtonLink } from "~/ui/button";
import { PrintMenu } from "../print-menu";

const steps = [5, 10, 15, 30];

/** Undo, redo, whether everything is saved, who else is there, and the step of moving. */
export function BoardBar({
  board,
  slug,
  step,
  onStep,
}: {
  board: Board;
  slug: string;
  step: number;
  onStep: (step: number) => void;
}) {
  const { t } = useTranslation("agenda");
  const base = `/congresses/${slug}/agenda`;
  return (
    <div className="no-print mb-2 flex flex-wrap items-center gap-2">
      <ButtonLink to={`${base}/publish`} look="primary">
        {t("edit.publish")}
      </ButtonLink>
      <Button onClick={() => board.step("undo")} disabled={!board.canUndo}>
        {t("edit.undo")}
      </Button>
      <Button onClick={() => board.step("redo")} disabled={!board.canRedo}>
        {t("edit.redo")}
      </Button>
      <ButtonLink to={`${base}/edit/sessions/new`}>{t("edit.add-session")}</ButtonLink>
      <ButtonLink to={`${base}/edit/lists`}>{t("edit.lists")}</ButtonLink>
      <ButtonLink to={`${base}/edit/divisions`}>{t("divisions.title")}</ButtonLink>
      <ButtonLink to={`${base}/history`}>{t("edit.history")}</ButtonLink>
      <ButtonLink to={`${base}/import`}>{t("edit.import")}</ButtonLink>
      <ButtonLink to={`${base}/draft`}>{t("edit.draft")}</ButtonLink>
      <PrintMenu base={`/congresses/${slug}`} />
      <label className="flex items-center gap-2 text-sm font-semibold">
        {t("board.step")}
        <select
          value={step}
          onChange={(event) => onStep(Number(event.target.value))}
          className="border-line-strong bg-surface min-h-11 rounded-md border px-2"
        >
          {steps.map((each) => (
            <option key={each} value={each}>
              {t("board.step-minutes", { count: each })}
            </option>
          ))}
        </select>
      </label>
      <BoardStanding {...board} />
      <details className="text-sm open:w-full">
        <summary className="text-accent inline-flex min-h-9 items-center font-semibold">
          {t("board.help")}
        </summary>
        <p className="text-muted max-w-3xl">{t("board.keys")}</p>
      </details>
    </div>
  );
}
