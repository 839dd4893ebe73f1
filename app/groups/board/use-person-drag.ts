import { useCallback, useEffect, useRef, useState, type PointerEvent } from "react";

/** Where somebody who is held would land: a group, and over whom. */
export interface DropTarget {
  group: string;
  person: string | null;
}

export interface PersonDrag {
  person: string;
  target: DropTarget | null;
  x: number;
  y: number;
}

/** A press becomes a drag after so many pixels; until then it is a click. */
const threshold = 5;
/** So near to the window's edge the page scrolls along, in pixels. */
const edge = 60;
const scrollStep = 14;

/** Dragging of people by mouse, pen and finger. Keyboard and forms do the same elsewhere. */
export function usePersonDrag(onDrop: (person: string, target: DropTarget) => void) {
  const [drag, setDrag] = useState<PersonDrag | null>(null);
  const held = useRef<{ person: string; x: number; y: number } | null>(null);
  const dragRef = useRef<PersonDrag | null>(null);
  const dropRef = useRef(onDrop);
  useEffect(() => {
    dropRef.current = onDrop;
  });

  const begin = useCallback((event: PointerEvent<HTMLElement>, person: string) => {
    if (event.button !== 0) return;
    held.current = { person, x: event.clientX, y: event.clientY };
    event.stopPropagation();
  }, []);

  useEffect(() => {
    const show = (next: PersonDrag | null) => {
      dragRef.current = next;
      setDrag(next);
    };
    const move = (event: globalThis.PointerEvent) => {
      const grip = held.current;
      if (!grip) return;
      const { clientX: x, clientY: y } = event;
      if (!dragRef.current && Math.hypot(x - grip.x, y - grip.y) < threshold) return;
      event.preventDefault();
      if (y < edge) window.scrollBy(0, -scrollStep);
      else if (y > window.innerHeight - edge) window.scrollBy(0, scrollStep);
      show({ person: grip.person, target: targetAt(x, y), x, y });
    };
    const end = () => {
      const done = dragRef.current;
      held.current = null;
      show(null);
      return done;
    };
    const drop = () => {
      const done = end();
      if (!done) return;
      swallowClick();
      if (done.target) dropRef.current(done.person, done.target);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") end();
    };
    window.addEventListener("pointermove", move, { passive: false });
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", escape);
    };
  }, []);

  return { drag, begin };
}

function targetAt(x: number, y: number): DropTarget | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const group = element.closest<HTMLElement>("[data-group]")?.dataset.group;
    if (group)
      return { group, person: element.closest<HTMLElement>("[data-person]")?.dataset.person ?? null };
  }
  return null;
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
