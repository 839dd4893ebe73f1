import { useEffect, useRef } from "react";

/** What a drag does as the pointer moves, when it is let go, and when it is given up. */
export interface DragSteps {
  /** Answers whether something is being dragged: then the page does not scroll or select. */
  onMove: (event: PointerEvent) => boolean;
  /** Answers whether something was dragged: then the press is no click. */
  onDrop: () => boolean;
  onCancel: () => void;
}

/** Follows a press by mouse, pen or finger over the whole window. Escape gives a drag up. */
export function useWindowDrag(steps: DragSteps): void {
  const current = useRef(steps);
  useEffect(() => {
    current.current = steps;
  });
  useEffect(() => {
    const move = (event: PointerEvent) => {
      if (current.current.onMove(event)) event.preventDefault();
    };
    const drop = () => {
      if (current.current.onDrop()) swallowClick();
    };
    const cancel = () => current.current.onCancel();
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
  }, []);
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
