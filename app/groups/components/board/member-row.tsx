import { Link } from "@remix-run/react";
import { memo, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { DivisionContent } from "~/groups/division/content";
import type { BoardPerson } from "~/groups/desk/board-state.server";
import type { Seat } from "~/groups/desk/seats";
import { holdsTyped } from "~/platform/vietnamese";
import { Badge } from "~/ui/page";

export interface MemberHands {
  base: string;
  round: number;
  content: DivisionContent;
  /** Part of a name or code that is looked for. */
  sought: string;
  dragged: string | null;
  onKey: (event: KeyboardEvent<HTMLElement>, person: string) => void;
  onGrab: (event: PointerEvent<HTMLElement>, person: string) => void;
}

interface MemberRowProps extends MemberHands {
  person: BoardPerson;
  duty: Seat["duty"];
  pin: object | null;
  isSwapped?: boolean;
}

/** One person on the board: a link that leads to everything that can be done, a grip to drag by. */
export function MemberRow({ sought, dragged, ...row }: MemberRowProps) {
  const { code, name, id } = row.person;
  const isSought =
    sought.trim() !== "" && (holdsTyped(name, sought) || code.toLowerCase() === sought.trim().toLowerCase());
  return (
    <Row
      person={row.person}
      duty={row.duty}
      isPinned={row.pin !== null}
      isSought={isSought}
      isDragged={dragged === id}
      isSwapped={row.isSwapped === true}
      to={`${row.base}/people/${id}?round=${row.round + 1}`}
      onKey={row.onKey}
      onGrab={row.onGrab}
    />
  );
}

interface RowProps extends Pick<MemberHands, "onKey" | "onGrab"> {
  person: BoardPerson;
  duty: Seat["duty"];
  isPinned: boolean;
  isSought: boolean;
  isDragged: boolean;
  isSwapped: boolean;
  to: string;
}

const Row = memo(function Row({
  person,
  duty,
  isPinned,
  isSought,
  isDragged,
  isSwapped,
  to,
  ...hands
}: RowProps) {
  const { t } = useTranslation("groups");
  const { id, code, name, unit, takesPart } = person;
  return (
    <li
      data-person={id}
      data-sought={isSought ? "" : undefined}
      className={`flex items-center gap-2 select-none ${isDragged ? "opacity-40" : ""} ${
        isSwapped ? "bg-accent-soft" : isSought ? "bg-warn-soft" : ""
      }`}
      // A finger scrolls the page; it drags by the grip.
      onPointerDown={(event) => {
        if (event.pointerType !== "touch") hands.onGrab(event, id);
      }}
    >
      <Link
        to={to}
        draggable={false}
        onKeyDown={(event) => hands.onKey(event, id)}
        aria-describedby="group-keys"
        className="block min-h-9 min-w-0 flex-1 cursor-grab py-1 text-sm"
      >
        <span className={`font-medium break-words ${takesPart ? "" : "line-through"}`}>{name}</span>{" "}
        {duty === "member" ? null : <Badge tone="accent">{t(`duty.${duty}`)}</Badge>}{" "}
        {isPinned ? <Badge tone="neutral">{t("board.pinned")}</Badge> : null}{" "}
        {takesPart ? null : <Badge tone="warn">{t("board.gone")}</Badge>}
        <span className="text-muted block truncate text-xs">{[code, unit].filter(Boolean).join(" · ")}</span>
      </Link>
      <span
        aria-hidden="true"
        data-grip=""
        onPointerDown={(event) => hands.onGrab(event, id)}
        className="no-print flex size-9 shrink-0 cursor-grab touch-none items-center justify-center opacity-50"
      >
        ⠿
      </span>
    </li>
  );
});
