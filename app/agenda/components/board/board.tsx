import { useNavigate } from "@remix-run/react";
import { useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { sessionsInOrder, timeOf } from "~/agenda/agenda";
import { commandOfKey } from "~/agenda/board/keys";
import { useBoard } from "~/agenda/board/use-board";
import { newId } from "~/platform/random-id";
import { useDrag, type Drag } from "~/agenda/board/use-drag";
import type { BoardState } from "~/agenda/board-state.server";
import { edit } from "~/agenda/edits/edit";
import type { EditCommand } from "~/agenda/edits/command";
import { withFreshIds } from "~/agenda/fresh-ids";
import { viewFindings, wordRefusal, wordSummary } from "~/agenda/words";
import { wordDay, wordWeekday } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { Card, Notice } from "~/ui/page";
import { Findings } from "../findings";
import { BoardBar } from "./board-bar";
import { Palette } from "./palette";
import { SessionColumn } from "./session-column";
import { SlotBlock } from "./slot-block";

/** The agenda on a time grid: what is changed shows at once, the server confirms behind. */
export function AgendaBoard({ slug, initial }: { slug: string; initial: BoardState }) {
  const { t, i18n } = useTranslation("agenda");
  const language = i18n.language as Language;
  const reading = { t: t as unknown as Translate, language };
  const navigate = useNavigate();
  const board = useBoard(slug, initial);
  const [step, setStep] = useState(15);
  const [said, setSaid] = useState("");
  const base = `/congresses/${slug}/agenda/edit`;
  const link = (slotId: string) => `${base}/slots/${encodeURIComponent(slotId)}`;
  const { agenda } = board;

  /** Does it, and tells in words what was done or why it was not: also to screen readers. */
  const act = (command: EditCommand) => {
    const edited = edit(agenda, command);
    const refused = board.dispatch(command);
    if (refused) setSaid(wordRefusal(refused, reading.t));
    else if (edited.ok) setSaid(wordSummary(edited.summary, reading));
  };
  const drop = ({ slot, kind, target, minutes }: Drag) => {
    if (kind === "resize") act({ do: "resize-slot", slot, minutes });
    else if (target) {
      const start = target.session === null ? "" : timeOf(target.minute);
      act({ do: "move-slot", slot, session: target.session, start });
    }
  };
  const { drag, begin } = useDrag({ step, onDrop: drop });

  const onKey = (event: KeyboardEvent<HTMLElement>, slotId: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      navigate(link(slotId));
      return;
    }
    const command = commandOfKey(agenda, slotId, { key: event.key, shift: event.shiftKey }, step, newId);
    if (!command) return;
    event.preventDefault();
    act(command);
  };

  const waived = useMemo(() => new Set(initial.waived), [initial.waived]);
  const marks = new Map<string, "block" | "warn">();
  for (const { slotIds, severity, code, waivable } of [...board.findings].reverse()) {
    const isSetAside = waivable && waived.has(code);
    for (const id of slotIds) marks.set(id, severity === "block" && !isSetAside ? "block" : "warn");
  }
  const days = groupedByDate(sessionsInOrder(agenda));
  const hands = { link, onKey, onGrab: begin };

  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        const redo = event.key === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
        if (!redo && event.key !== "z") return;
        event.preventDefault();
        board.step(redo ? "redo" : "undo");
      }}
    >
      <BoardBar board={board} slug={slug} step={step} onStep={setStep} />
      <p id="board-keys" className="sr-only">
        {t("board.keys")}
      </p>
      <p role="status" aria-live="polite" className="text-muted mb-2 min-h-6 text-sm">
        {said}
      </p>
      {board.problem ? (
        <div className="mb-3">
          <Notice tone="block" live>
            {board.problem}
          </Notice>
        </div>
      ) : null}
      <Palette agenda={agenda} onAdd={act} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <div className="overflow-x-auto pb-2">
            <div className="grid gap-5 md:auto-cols-[minmax(17rem,1fr)] md:grid-flow-col">
              {days.map(([date, sessions]) => (
                <div key={date} className="grid content-start gap-4">
                  <h2 className="font-bold">
                    {wordWeekday(date, language)}, {wordDay(date, language)}
                  </h2>
                  {sessions.map((session) => (
                    <SessionColumn
                      key={session.id}
                      {...hands}
                      session={session}
                      agenda={agenda}
                      marks={marks}
                      drag={drag}
                      sessionLink={`${base}/sessions/${encodeURIComponent(session.id)}`}
                    />
                  ))}
                </div>
              ))}
            </div>
          </div>
          <div data-tray="">
            <Card title={t("edit.tray")}>
              <p className="text-muted mb-2 text-sm">{t("edit.tray-text")}</p>
              {(agenda.unscheduled ?? []).map((slot) => (
                <SlotBlock
                  key={slot.id}
                  {...hands}
                  slot={slot}
                  agenda={agenda}
                  mark={null}
                  isLate={false}
                  isDragged={drag?.slot === slot.id}
                  minutes={slot.minutes}
                  box={null}
                />
              ))}
            </Card>
          </div>
        </div>
        <aside className="xl:sticky xl:top-4 xl:max-h-[calc(100vh-2rem)] xl:overflow-y-auto">
          <Card title={t("edit.findings")}>
            <Findings
              findings={viewFindings(board.findings, reading, waived)}
              revision={board.revision}
              action={base}
              slotLink={link}
              onFix={(commands) => act({ do: "several", commands: withFreshIds(commands, newId) })}
            />
          </Card>
        </aside>
      </div>
    </div>
  );
}

function groupedByDate<One extends { date: string }>(all: One[]): [string, One[]][] {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(one.date, [...(groups.get(one.date) ?? []), one]);
  return [...groups];
}
