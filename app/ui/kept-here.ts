/**
 * What a browser keeps for somebody until the server has it. Everything that belongs to an account stands under it, so
 * that nobody else on the same machine sees or sends it, and goes when the account signs out.
 */
export const ofAccount = (account: string, name: string): string => `of ${account} ${name}`;

const isOfSomebody = (name: string): boolean => name.startsWith("of ");

/** What is kept under a name; null where there is nothing, or where the browser keeps nothing. */
export function readKept<Value>(name: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

/** Keeps a value; null keeps it no longer. A full or forbidden storage only means that a reload would lose it. */
export function keepHere(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden.
  }
}

/** The names that begin so. */
export function keptNames(beginning: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [];
  }
}

/** Forgets what is kept for whoever is signed in: another may sit down at the same machine. */
export function forgetAccounts(): void {
  for (const name of keptNames("").filter(isOfSomebody)) keepHere(name, null);
}
