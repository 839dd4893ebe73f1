import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { DivisionBoard } from "~/groups/board/use-division";
import { BoardStanding } from "~/ui/board/standing";
import { Button } from "~/ui/button";

interface BoardBarProps {
  base: string;
  board: DivisionBoard;
  mode: "move" | "swap";
  sought: string;
  /** False until scripts run: then only what forms can do is shown. */
  isAwake: boolean;
  onMode: (mode: "move" | "swap") => void;
  onSeek: (text: string) => void;
}

/** Undo and redo, what dragging does, whom one looks for, whether everything is saved. */
export function BoardBar({ base, board, mode, sought, isAwake, onMode, onSeek }: BoardBarProps) {
  const { t } = useTranslation("groups");
  return (
    <div className="no-print bg-paper top-0 z-20 mb-1 flex flex-wrap items-center gap-2 py-2 sm:sticky">
      <Form method="post" action={base} className="contents" preventScrollReset>
        <input type="hidden" name="basedOn" value={board.revision} />
        {(["undo", "redo"] as const).map((step) => (
          <Button
            key={step}
            name="intent"
            value={step}
            disabled={!(step === "undo" ? board.canUndo : board.canRedo)}
            onClick={(event) => {
              event.preventDefault();
              board.step(step);
            }}
          >
            {t(`board.${step}`)}
          </Button>
        ))}
      </Form>
      {isAwake ? (
        <>
          <fieldset className="flex items-center gap-3">
            <legend className="sr-only">{t("board.mode")}</legend>
            {(["move", "swap"] as const).map((each) => (
              <label key={each} className="flex min-h-11 items-center gap-2 text-sm font-semibold">
                <input
                  type="radio"
                  name="mode"
                  checked={mode === each}
                  onChange={() => onMode(each)}
                  className="accent-accent size-5"
                />
                {t(`board.mode-${each}`)}
              </label>
            ))}
          </fieldset>
          <input
            type="search"
            value={sought}
            onChange={(event) => onSeek(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              document.querySelector("[data-sought]")?.scrollIntoView({ block: "center" });
            }}
            aria-label={t("groups.find")}
            placeholder={t("groups.find")}
            className="border-line-strong bg-surface min-h-11 min-w-0 flex-1 basis-40 rounded-md border px-3 py-2 text-base"
          />
          <BoardStanding {...board} />
        </>
      ) : null}
    </div>
  );
}
