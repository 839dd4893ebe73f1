export const roles = [
  "administrator",
  "organiser",
  "committee-editor",
  "personnel-officer",
  "viewer",
] as const;
export type Role = (typeof roles)[number];

/** A role and where it holds: the path of the committee at whose tree it ends, or null for the whole workspace. */
export interface Grant {
  role: Role;
  scope: string | null;
}

/**
 * Somebody without a second factor whose roles ask for one. Until `by` the roles hold all the same; after that they
 * rest until it is set up: the person can still sign in, do so, and goes on at once.
 */
export interface Duty {
  by: string;
  isOver: boolean;
}

export interface SignedIn {
  kind: "user";
  id: string;
  name: string;
  email: string;
  grants: Grant[];
  /** The roles ask for a second factor that is not set up; when that is over due they rest and are no grants. */
  duty?: Duty;
  /** When the session ends by itself or roles come to rest, ISO text in UTC; not for viewers without a session. */
  until?: string;
}

/** What somebody may, without who it is: all that a page for everybody with the same roles may be made of. */
export type Rights = Pick<SignedIn, "kind" | "grants"> | { kind: "visitor" };

/** Who asks: somebody signed in, or the public. */
export type Viewer = SignedIn | { kind: "visitor" };

export const visitor: Viewer = { kind: "visitor" };
