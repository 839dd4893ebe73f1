import { useCallback, useEffect, useRef, useState, type PointerEvent } from "react";
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
  const dropRef = useRef(onDrop);
  useEffect(() => {
    dropRef.current = onDrop;
  });

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

  useEffect(() => {
    const move = (event: globalThis.PointerEvent) => {
      const grip = held.current;
      if (!grip) return;
      if (!grip.hasMoved && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < threshold) return;
      grip.hasMoved = true;
      event.preventDefault();
      if (grip.kind === "resize") {
        const longer = (event.clientY - grip.y) / pixelsPerMinute;
        const minutes = Math.max(step, Math.round((grip.minutes + longer) / step) * step);
        show({ slot: grip.slot, kind: "resize", target: null, minutes: Math.min(1440, minutes) });
      } else {
        const target = targetAt(event.clientX, event.clientY, grip.grab, step);
        show({ slot: grip.slot, kind: "move", target, minutes: grip.minutes });
      }
    };
    const drop = () => {
      const done = dragRef.current;
      const moved = held.current?.hasMoved;
      held.current = null;
      show(null);
      if (moved) swallowClick();
      if (done && moved) dropRef.current(done);
    };
    const cancel = () => {
      held.current = null;
      show(null);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") cancel();
    };
    window.addEventListener("pointermove", move, { passive: false });
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", escape);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", escape);
    };
  }, [step]);

  return { drag, begin };
}

/** The end of a drag is no click: it must not open what was dragged. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
