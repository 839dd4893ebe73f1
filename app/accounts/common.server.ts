import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Visit } from "./request.server";
import type { Grant, Rights, Viewer } from "./viewer";

/** A visit without the person: what is made of it is the same for everybody with the same roles and language. */
export interface CommonVisit extends Pick<Visit, "db" | "language" | "t" | "now" | "today"> {
  viewer: Rights;
}

const minute = 60_000;

/**
 * Makes a value for everybody with the same roles, language and day: while nothing is committed and the minute is the
 * same, others are given the one that was made first. It is made of what is handed over and of stored data alone, and
 * what is handed over, but for the seconds of `now`, is the key: nothing of one person can reach another.
 * @param what names the value; no other may have this name
 * @param given plain values: what it is made of besides the visit
 * @param make declared outside of any loader, so that it knows nothing else
 * @param mark where few commits bear on the value: what stays the same while none of these does
 */
export function inCommon<Given, Value>(
  { context }: Pick<LoaderFunctionArgs, "context">,
  { db, language, t, now, today, viewer }: Visit,
  what: string,
  given: Given,
  make: (visit: CommonVisit, given: Given) => Promise<Value>,
  mark?: string,
): Promise<Value> {
  const rights = rightsOf(viewer);
  const key = JSON.stringify([what, given, rights, language, today, Math.floor(now.getTime() / minute)]);
  return context.share(key, () => make({ db, language, t, now, today, viewer: rights }, given), mark);
}

function rightsOf(viewer: Viewer): Rights {
  if (viewer.kind === "visitor") return { kind: "visitor" };
  const grants = viewer.grants.map(({ role, scope }): Grant => ({ role, scope }));
  const textOf = ({ role, scope }: Grant) => `${role} ${scope ?? ""}`;
  return {
    kind: "user",
    grants: grants.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1)),
  };
}
