import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";

/** Finds who works for a committee, and who watches over it from above. */
export interface Directory {
  /** Those who work on a committee's checklist: its own people, or those of the nearest level that has some. */
  workersOf(path: string): SignedIn[];
  /** Those of the nearest level above that has people. */
  aboveOf(path: string): SignedIn[];
  /** The active account of this id. */
  person(id: string): SignedIn | undefined;
}

const everywhere = "";

/** A directory of active accounts. Administrators are asked only where nobody else is. */
export function directoryOf(people: readonly SignedIn[]): Directory {
  const byScope = new Map<string, Set<SignedIn>>();
  const administrators = new Set<SignedIn>();
  for (const person of people) {
    for (const { role, scope } of person.grants) {
      if (role === "administrator") administrators.add(person);
      if (role !== "organiser" && role !== "committee-editor") continue;
      const key = scope ?? everywhere;
      byScope.set(key, (byScope.get(key) ?? new Set()).add(person));
    }
  }
  const nearest = (scopes: readonly string[]): SignedIn[] => {
    for (const scope of scopes) {
      const found = byScope.get(scope);
      if (found) return [...found];
    }
    return [...administrators];
  };
  const known = new Map(people.map((person) => [person.id, person]));
  return {
    workersOf: (path) => nearest(scopesFrom(path)),
    aboveOf: (path) => nearest(scopesFrom(path).slice(1)),
    person: (id) => known.get(id),
  };
}

/** The paths from a committee up to the root, then everywhere: `/a/b/`, `/a/`, "". */
function scopesFrom(path: string): string[] {
  const ids = path.split("/").filter((part) => part !== "");
  const paths = ids.map((_, index) => `/${ids.slice(0, index + 1).join("/")}/`);
  return [...paths.reverse(), everywhere];
}

/** True for an account that may still work on the committee's checklist. */
export const mayAnswerFor = (person: SignedIn | undefined, committeePath: string): person is SignedIn =>
  person !== undefined && can(person, "readiness:work", { committeePath });
