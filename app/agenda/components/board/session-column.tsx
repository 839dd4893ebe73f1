import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { timeOf, type Agenda, type Session } from "~/agenda/agenda";
import { pixelsPerMinute } from "~/agenda/board/drop";
import { gridOf } from "~/agenda/board/layout";
import type { Drag } from "~/agenda/board/use-drag";
import { programmeOf } from "~/agenda/programme";
import { SlotBlock, type SlotHands } from "./slot-block";

interface Props extends SlotHands {
  session: Session;
  agenda: Agenda;
  marks: Map<string, "block" | "warn">;
  drag: Drag | null;
  sessionLink: string;
}

/** One session as a time grid. */
export function SessionColumn({ session, agenda, marks, drag, sessionLink, ...hands }: Props) {
  const { t } = useTranslation("agenda");
  const grid = gridOf(session);
  const shown = programmeOf({ ...agenda, sessions: [session] })[0]?.sessions[0];
  const planned = shown?.planned ?? 0;
  const over = planned - (shown?.available ?? 0);
  const landing = drag?.kind === "move" && drag.target?.session === session.id ? drag : null;
  return (
    <section aria-label={session.title || t(`session-kind.${session.kind}`)}>
      <header className="mb-1">
        <h3 className="truncate text-sm font-semibold">
          <Link to={sessionLink} className="text-accent underline underline-offset-4">
            {session.title || t(`session-kind.${session.kind}`)}
          </Link>{" "}
          <span className="text-muted font-normal whitespace-nowrap">
            {session.start}–{session.end}
          </span>
        </h3>
        <p className={`text-xs tabular-nums ${over > 0 ? "text-block font-semibold" : "text-muted"}`}>
          {t("edit.planned", { planned, available: shown?.available ?? 0 })}
        </p>
      </header>
      <div
        data-session={session.id}
        data-from={grid.from}
        className="border-line bg-surface relative ml-11 rounded-md border"
        style={{ height: grid.minutes * pixelsPerMinute }}
      >
        {grid.lines.map(({ at, label }) => (
          <span
            key={at}
            aria-hidden="true"
            className={`absolute inset-x-0 border-t ${label ? "border-line" : "border-line/50 border-dashed"}`}
            style={{ top: at * pixelsPerMinute }}
          >
            {label ? (
              <span className="text-muted absolute -left-11 -top-2 text-xs tabular-nums">{label}</span>
            ) : null}
          </span>
        ))}
        {grid.minutes > grid.end ? (
          <span
            aria-hidden="true"
            className="bg-block-soft border-block absolute inset-x-0 bottom-0 border-t-2"
            style={{ top: grid.end * pixelsPerMinute }}
          />
        ) : null}
        {landing ? (
          <div
            aria-hidden="true"
            className="border-accent bg-accent-soft text-accent-strong pointer-events-none absolute inset-x-0 rounded-md border-2 border-dashed px-1.5 text-xs font-semibold"
            style={{
              top: ((landing.target?.minute ?? 0) - grid.from) * pixelsPerMinute,
              height: landing.minutes * pixelsPerMinute,
            }}
          >
            {timeOf(landing.target?.minute ?? 0)}
          </div>
        ) : null}
        {grid.blocks.map(({ slot, top, minutes, column, columns, isLate }) => {
          const isDragged = drag?.slot === slot.id;
          return (
            <SlotBlock
              key={slot.id}
              {...hands}
              slot={slot}
              agenda={agenda}
              mark={marks.get(slot.id) ?? null}
              isLate={isLate}
              isDragged={isDragged && drag.kind === "move"}
              minutes={isDragged && drag.kind === "resize" ? drag.minutes : minutes}
              box={{
                top: top * pixelsPerMinute,
                left: `${(column / columns) * 100}%`,
                width: `${100 / columns}%`,
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
