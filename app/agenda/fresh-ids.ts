import type { SingleCommand } from "./edits/command";

/** Gives every id of a fix that begins with `new:` a fresh one, the same one wherever it is named. */
export function withFreshIds(commands: SingleCommand[], newId: () => string): SingleCommand[] {
  const ids = new Map<string, string>();
  const renew = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith("new:")) {
      if (!ids.has(value)) ids.set(value, newId());
      return ids.get(value);
    }
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renew(part)]));
    }
    return value;
  };
  return commands.map((command) => renew(command) as SingleCommand);
}
