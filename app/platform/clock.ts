/** The only source of "now". Tests pass a clock that stands still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that always shows the given instant. */
export const stoppedClock = (instant: string | Date): Clock => ({ now: () => new Date(instant) });
