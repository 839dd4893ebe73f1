import type { Duty, Role } from "../viewer";

/** Roles that see or do so much that a password alone is not enough. */
const secured: readonly Role[] = ["administrator", "personnel-officer"];

export interface HeldRole {
  role: Role;
  /** When it was given, ISO text in UTC. */
  since: string;
}

const day = 24 * 60 * 60_000;

/** What somebody without a second factor owes; null when none of the roles asks for one. */
export function dutyOf(roles: HeldRole[], graceDays: number, now: Date): Duty | null {
  const since = roles.filter(({ role }) => secured.includes(role)).map((held) => Date.parse(held.since));
  if (since.length === 0) return null;
  const by = Math.min(...since) + graceDays * day;
  return { by: new Date(by).toISOString(), isOver: now.getTime() >= by };
}

export const asksForSecondFactor = (role: Role): boolean => secured.includes(role);

/** True for who holds a role that asks for it. */
export const mustHaveSecondFactor = (held: { role: Role }[]): boolean =>
  held.some(({ role }) => asksForSecondFactor(role));
