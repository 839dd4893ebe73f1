import { useCallback, useRef, useState, type PointerEvent } from "react";
import { useWindowDrag } from "~/ui/drag";

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
  const shown = useRef<PersonDrag | null>(null);
  const show = (next: PersonDrag | null) => {
    shown.current = next;
    setDrag(next);
  };
  const end = (): PersonDrag | null => {
    const done = shown.current;
    held.current = null;
    if (done) show(null);
    return done;
  };

  const begin = useCallback((event: PointerEvent<HTMLElement>, person: string) => {
    if (event.button !== 0) return;
    held.current = { person, x: event.clientX, y: event.clientY };
    event.stopPropagation();
  }, []);

  useWindowDrag({
    onMove: ({ clientX: x, clientY: y }) => {
      const grip = held.current;
      if (!grip) return false;
      if (!shown.current && Math.hypot(x - grip.x, y - grip.y) < threshold) return false;
      if (y < edge) window.scrollBy(0, -scrollStep);
      else if (y > window.innerHeight - edge) window.scrollBy(0, scrollStep);
      show({ person: grip.person, target: targetAt(x, y), x, y });
      return true;
    },
    onDrop: () => {
      const done = end();
      if (done?.target) onDrop(done.person, done.target);
      return done !== null;
    },
    onCancel: end,
  });

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
