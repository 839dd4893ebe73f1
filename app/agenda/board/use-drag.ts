import { useCallback, useRef, useState, type PointerEvent } from "react";
import { useWindowDrag } from "~/ui/drag";
import { pixelsPerMinute, targetAt, type Target } from "./drop";

export interface Drag {
  slot: string;
  kind: "move" | "resize";
  /** Where it would land. */
  target: Target | null;
  /** The length it would have. */
  minutes: number;
}

interface Held {
  slot: string;
  kind: "move" | "resize";
  minutes: number;
  grab: number;
  x: number;
  y: number;
  hasMoved: boolean;
}

/** A press becomes a drag after so many pixels; until then it is a click. */
const threshold = 5;

interface Options {
  step: number;
  onDrop: (drag: Drag) => void;
}

/** Dragging of slots by mouse, pen and finger. Keyboard and forms do the same elsewhere. */
export function useDrag({ step, onDrop }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<Held | null>(null);
  const dragRef = useRef<Drag | null>(null);
  const show = (next: Drag | null) => {
    dragRef.current = next;
    setDrag(next);
  };

  const begin = useCallback(
    (event: PointerEvent<HTMLElement>, slot: string, kind: "move" | "resize", minutes: number) => {
      if (event.button !== 0) return;
      const block = event.currentTarget.closest("[data-slot]") ?? event.currentTarget;
      held.current = {
        ...{ slot, kind, minutes, hasMoved: false },
        grab: event.clientY - block.getBoundingClientRect().top,
        x: event.clientX,
        y: event.clientY,
      };
      event.stopPropagation();
    },
    [],
  );

  useWindowDrag({
    onMove: (event) => {
      const grip = held.current;
      if (!grip) return false;
      const way = Math.hypot(event.clientX - grip.x, event.clientY - grip.y);
      if (!grip.hasMoved && way < threshold) return false;
      grip.hasMoved = true;
      if (grip.kind === "resize") {
        const longer = (event.clientY - grip.y) / pixelsPerMinute;
        const minutes = Math.max(step, Math.round((grip.minutes + longer) / step) * step);
        show({ slot: grip.slot, kind: "resize", target: null, minutes: Math.min(1440, minutes) });
      } else {
        const target = targetAt(event.clientX, event.clientY, grip.grab, step);
        show({ slot: grip.slot, kind: "move", target, minutes: grip.minutes });
      }
      return true;
    },
    onDrop: () => {
      const done = dragRef.current;
      const moved = held.current?.hasMoved === true;
      held.current = null;
      show(null);
      if (done && moved) onDrop(done);
      return moved;
    },
    onCancel: () => {
      held.current = null;
      show(null);
    },
  });

  return { drag, begin };
}
