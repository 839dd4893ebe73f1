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

export interface SignedIn {
  kind: "user";
  id: string;
  name: string;
  email: string;
  grants: Grant[];
}

/** Who asks: somebody signed in, or the public. */
export type Viewer = SignedIn | { kind: "visitor" };

export const visitor: Viewer = { kind: "visitor" };
