import { useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { commandOfKey } from "~/groups/board/keys";
import { useDivision } from "~/groups/board/use-division";
import { usePersonDrag, type DropTarget } from "~/groups/board/use-person-drag";
import { balance } from "~/groups/division/balance";
import { judge } from "~/groups/division/judge";
import { problemOf } from "~/groups/desk/asked";
import type { BoardState } from "~/groups/desk/board-state.server";
import type { HandCommand } from "~/groups/desk/command";
import { latenessOf, seatsOf } from "~/groups/desk/seats";
import { namesOf, wordDone, wordRefusal } from "~/groups/desk/words";
import type { Translate } from "~/platform/translate";
import { useHydrated } from "~/ui/hydrated";
import { Notice } from "~/ui/page";
import { BoardBar } from "./board-bar";
import { GroupColumn } from "./group-column";
import { MemberRow } from "./member-row";
import { QualityPanel } from "./quality-panel";

/** The groups of a round beside each other: what is moved shows at once, the server confirms behind. */
export function GroupBoard({ base, initial, round }: { base: string; initial: BoardState; round: number }) {
  const { t: bare } = useTranslation("groups");
  const t = bare as unknown as Translate;
  const navigate = useNavigate();
  const isAwake = useHydrated();
  const board = useDivision(base, initial);
  const [mode, setMode] = useState<"move" | "swap">("move");
  const [sought, setSought] = useState("");
  const [said, setSaid] = useState("");
  const focusOn = useRef<string | null>(null);
  const { content, people } = board;

  const present = useMemo(() => people.filter(({ takesPart }) => takesPart), [people]);
  const { problem } = useMemo(() => problemOf(content, present), [content, present]);
  const rounds = useMemo(() => content.rounds ?? [], [content.rounds]);
  const quality = useMemo(() => judge(problem, rounds), [problem, rounds]);
  const shares = useMemo(() => balance(problem, rounds)[round]?.attributes ?? [], [problem, rounds, round]);
  const byId = useMemo(() => new Map(people.map((person) => [person.id, person])), [people]);
  const names = namesOf(t, people, content);
  const unseated = latenessOf(
    content,
    present.map(({ id }) => id),
  ).unseated.filter((person) => !seatsOf(content)[round]?.has(person));

  /** Does it, and tells in words what was done or why it was not: also to screen readers. */
  const act = (command: HandCommand) => {
    const edited = board.dispatch(command);
    if (!edited.ok) return setSaid(wordRefusal(edited.reason, t));
    const after = judge(problem, edited.content.rounds ?? []);
    const broken = after.violations.length;
    setSaid(
      [
        wordDone(edited.summary, names),
        t("groups:board.imbalance-now", { before: quality.imbalance, after: after.imbalance }),
        broken > 0 ? t("groups:division.violations", { count: broken }) : "",
      ]
        .filter(Boolean)
        .join(". "),
    );
  };
  const drop = (person: string, { group, person: other }: DropTarget) => {
    const seat = seatsOf(content)[round]?.get(person);
    if (seat?.group === group) return;
    if (mode === "swap" && other !== null) act({ do: "swap", round, person, with: other });
    else act({ do: "move", round, person, group });
  };
  const { drag, begin } = usePersonDrag(drop);

  const onKey = useSteady((event: KeyboardEvent<HTMLElement>, person: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      navigate(`${base}/people/${person}?round=${round + 1}`);
      return;
    }
    const command = commandOfKey(content, round, person, event.key);
    if (!command) return;
    event.preventDefault();
    focusOn.current = person;
    act(command);
  });
  // Who was moved by a key is drawn in another place: the focus goes along.
  useEffect(() => {
    if (focusOn.current === null) return;
    document.querySelector<HTMLElement>(`[data-person="${focusOn.current}"] a`)?.focus();
    focusOn.current = null;
  }, [content]);

  useUndoKeys(board.step);

  const hands = { base, round, content, sought, dragged: drag?.person ?? null, onKey, onGrab: begin };
  return (
    <div>
      <BoardBar {...{ base, board, mode, sought, isAwake }} onMode={setMode} onSeek={setSought} />
      <p role="status" aria-live="polite" className="text-sm font-medium">
        {said}
      </p>
      <p className="text-muted text-sm break-words">{board.lead}</p>
      <details className="no-print mb-2 text-sm" hidden={!isAwake}>
        <summary className="text-accent inline-flex min-h-9 items-center font-semibold">
          {bare("board.help")}
        </summary>
        <p id="group-keys" className="text-muted max-w-3xl">
          {bare("board.keys")}
        </p>
      </details>
      {board.problem ? (
        <div className="mb-3">
          <Notice tone="block" live>
            {board.problem}
          </Notice>
        </div>
      ) : null}
      <QualityPanel base={base} quality={quality} rounds={rounds.length} names={names} />
      {unseated.length > 0 ? (
        <section
          aria-label={bare("board.unseated")}
          className="border-warn/40 bg-warn-soft rounded-card mb-4 border p-3"
        >
          <h2 className="mb-1 font-semibold">{bare("board.unseated")}</h2>
          <ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {unseated.map((id) => {
              const person = byId.get(id);
              return person ? (
                <MemberRow key={id} {...hands} person={person} duty="member" pin={null} />
              ) : null;
            })}
          </ul>
        </section>
      ) : null}
      <nav aria-label={bare("board.jump")} className="no-print mb-3 flex flex-wrap gap-1">
        {content.setup.groups.map(({ id }) => (
          <a
            key={id}
            href={`#${id}`}
            className="border-line-strong text-accent flex min-h-9 items-center rounded-md border px-2 text-sm"
          >
            {names.group(id)}
          </a>
        ))}
      </nav>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] items-start gap-4">
        {content.setup.groups.map((group) => (
          <GroupColumn
            key={group.id}
            {...hands}
            group={group}
            seats={rounds[round]?.groups.find(({ id }) => id === group.id)}
            people={byId}
            shares={shares}
            violations={quality.violations.filter(
              ({ condition, round: where }) =>
                where === round && "group" in condition && condition.group === group.id,
            )}
            names={names}
            isTarget={drag?.target?.group === group.id}
            swapWith={mode === "swap" && drag?.target?.group === group.id ? drag.target.person : null}
          />
        ))}
      </div>
      {drag ? (
        <div
          aria-hidden="true"
          className="bg-accent pointer-events-none fixed z-50 max-w-60 truncate rounded-md px-3 py-1 text-sm font-semibold text-white shadow-lg"
          style={{ left: drag.x + 12, top: drag.y + 8 }}
        >
          {byId.get(drag.person)?.name}
        </div>
      ) : null}
    </div>
  );
}

/** The same function for as long as the page stands, which does what the latest one does: rows need not be drawn anew. */
function useSteady<Given extends unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}

/** Ctrl+Z and Ctrl+Y, wherever one is on the page but in a field. */
function useUndoKeys(step: (step: "undo" | "redo") => void): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLInputElement && target.type !== "radio";
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping) return;
      const isRedo = event.key === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
      if (!isRedo && event.key !== "z") return;
      event.preventDefault();
      step(isRedo ? "redo" : "undo");
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [step]);
}
