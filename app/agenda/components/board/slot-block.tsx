import { Link } from "@remix-run/react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { timeOf, minutesOf, type Agenda, type Slot, type SlotType } from "~/agenda/agenda";
import { pixelsPerMinute } from "~/agenda/board/drop";

export interface SlotHands {
  link: (slotId: string) => string;
  onKey: (event: KeyboardEvent<HTMLElement>, slotId: string) => void;
  onGrab: (
    event: PointerEvent<HTMLElement>,
    slotId: string,
    kind: "move" | "resize",
    minutes: number,
  ) => void;
}

interface Props extends SlotHands {
  slot: Slot;
  agenda: Agenda;
  mark: "block" | "warn" | null;
  isLate: boolean;
  isDragged: boolean;
  /** The length shown while it is being changed. */
  minutes: number;
  box: { top: number; left: string; width: string } | null;
}

const grounds: Partial<Record<SlotType, string>> = {
  break: "bg-sunken text-muted border-line",
  "group-discussion": "bg-accent text-white border-accent-strong",
  "plenary-discussion": "bg-accent-soft border-accent/40",
  "group-report-back": "bg-accent-soft border-accent/40",
  "document-presentation": "bg-good-soft border-good/40",
  ballot: "bg-sample-soft border-sample/40",
  "ballot-result": "bg-sample-soft border-sample/40",
  nomination: "bg-sample-soft border-sample/40",
  "personnel-report": "bg-sample-soft border-sample/40",
};

/** A slot on the board: drag it, drag its lower edge, or press keys while it has the focus. */
export function SlotBlock({
  slot,
  agenda,
  mark,
  isLate,
  isDragged,
  minutes,
  box,
  link,
  onKey,
  onGrab,
}: Props) {
  const { t } = useTranslation("agenda");
  const start = minutesOf(slot.start);
  const room = agenda.rooms.find(({ id }) => id === slot.room)?.name;
  const until = start === null ? "" : timeOf(start + minutes);
  const height = Math.max(18, minutes * pixelsPerMinute - 2);
  const isShort = height < 42;
  // Lines of the title that fit below the time.
  const lines = height < 56 ? "truncate" : height < 76 ? "line-clamp-2" : "line-clamp-3";
  return (
    <div
      data-slot={slot.id}
      className={`group rounded-md border text-xs ${grounds[slot.type] ?? "bg-surface border-line-strong"} ${
        isLate ? "ring-block ring-2" : ""
      } ${isDragged ? "opacity-60" : ""} ${box ? "absolute" : "relative mb-1"} overflow-hidden select-none`}
      style={box ? { top: box.top, left: box.left, width: box.width, height } : { minHeight: 40 }}
      // A finger scrolls the page; it drags by the grip.
      onPointerDown={(event) => {
        if (event.pointerType !== "touch") onGrab(event, slot.id, "move", slot.minutes);
      }}
    >
      <Link
        to={link(slot.id)}
        draggable={false}
        onKeyDown={(event) => onKey(event, slot.id)}
        aria-describedby="board-keys"
        className={`block h-full pr-7 pl-1.5 leading-tight ${isShort ? "py-0" : "py-1"} cursor-grab`}
      >
        <span className={`flex gap-1 ${isShort ? "items-baseline" : "flex-col"}`}>
          <span className="shrink-0 tabular-nums">
            {mark ? <span aria-hidden="true">{mark === "block" ? "■ " : "▲ "}</span> : null}
            {start === null ? "" : isShort ? slot.start : `${slot.start}–${until}`}
            {slot.fixed ? <span aria-hidden="true"> ⚓</span> : null}
          </span>{" "}
          <span className={`min-w-0 font-semibold ${isShort ? "truncate" : lines}`}>{slot.title || "—"}</span>
        </span>
        <span className="sr-only">
          {[
            start === null ? t("slot.tray") : "",
            t("programme.minutes", { count: minutes }),
            slot.fixed ? t("edit.fixed") : "",
            mark ? t(`severity.${mark}`) : "",
          ]
            .filter(Boolean)
            .map((part) => `, ${part}`)
            .join("")}
        </span>
        {height > 76 && room ? <span className="block truncate opacity-80">{room}</span> : null}
        {height > 96 && slot.groups.length > 0 ? <GroupColumns slot={slot} agenda={agenda} /> : null}
      </Link>
      <span
        aria-hidden="true"
        data-grip=""
        onPointerDown={(event) => onGrab(event, slot.id, "move", slot.minutes)}
        className="absolute top-0 right-0 flex h-full w-6 cursor-grab touch-none items-center justify-center text-sm opacity-40 group-hover:opacity-100"
      >
        ⠿
      </span>
      {box ? (
        <span
          aria-hidden="true"
          data-edge=""
          onPointerDown={(event) => onGrab(event, slot.id, "resize", slot.minutes)}
          className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize touch-none border-b-2 border-current/30"
        />
      ) : null}
    </div>
  );
}

/** The groups of a discussion beside each other, each with its room and leader. */
function GroupColumns({ slot, agenda }: { slot: Slot; agenda: Agenda }) {
  const groups = agenda.groups.filter(({ id }) => slot.groups.includes(id));
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {groups.map((group) => (
        <span key={group.id} className="max-w-full truncate rounded bg-white/20 px-1">
          {group.name}
          {group.room ? ` · ${agenda.rooms.find(({ id }) => id === group.room)?.name ?? ""}` : ""}
        </span>
      ))}
    </span>
  );
}
