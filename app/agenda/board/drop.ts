import { snapped } from "./layout";

/** Where a slot would land: a session and a time, or the tray. */
export interface Target {
  session: string | null;
  /** Minutes after midnight; meaningless in the tray. */
  minute: number;
}

/** Pixels for a minute on the board. */
export const pixelsPerMinute = 2;

/**
 * What is under the pointer.
 * @param grab how far below the slot's top it is held, in pixels
 */
export function targetAt(x: number, y: number, grab: number, step: number): Target | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const grid = element.closest<HTMLElement>("[data-session]");
    if (grid) {
      const { top } = grid.getBoundingClientRect();
      const minute = Number(grid.dataset.from) + (y - grab - top) / pixelsPerMinute;
      return { session: grid.dataset.session ?? null, minute: snapped(minute, step) };
    }
    if (element.closest("[data-tray]")) return { session: null, minute: 0 };
  }
  return null;
}
