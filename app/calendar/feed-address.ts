/** The files that conference apps read. */
export type ScheduleFormat = "json" | "xml";

/** Which feed an address asks for. */
export type FeedAddress =
  | { kind: "schedule" }
  | { kind: "congress"; slug: string }
  | { kind: "slot" | "session"; slug: string; id: string }
  | { kind: "file"; slug: string; format: ScheduleFormat }
  | { kind: "secret"; token: string };

const congressPath = /^\/calendar\/congresses\/([^/]+)\.ics$/;
const entryPath = /^\/calendar\/congresses\/([^/]+)\/(slot|session)s\/([^/]+)\.ics$/;
const filePath = /^\/calendar\/congresses\/([^/]+)\/schedule\.(json|xml)$/;
const secretPath = /^\/calendar\/f\/([^/]+)\.ics$/;

/** Reads the path of an address, as it stands in the request; null when it is no feed's. */
export function readFeedPath(path: string): FeedAddress | null {
  const [, token] = secretPath.exec(path) ?? [];
  if (token) return { kind: "secret", token };
  if (path === "/calendar/schedule.ics") return { kind: "schedule" };
  const [, slug] = congressPath.exec(path) ?? [];
  if (slug) return { kind: "congress", slug: decoded(slug) };
  const [, whose, kind, id] = entryPath.exec(path) ?? [];
  if (whose && id) return { kind: kind as "slot" | "session", slug: decoded(whose), id: decoded(id) };
  const [, which, format] = filePath.exec(path) ?? [];
  return which ? { kind: "file", slug: decoded(which), format: format as ScheduleFormat } : null;
}

/** The path of a feed. */
export function feedPath(address: FeedAddress): string {
  switch (address.kind) {
    case "schedule":
      return "/calendar/schedule.ics";
    case "congress":
      return `/calendar/congresses/${encodeURIComponent(address.slug)}.ics`;
    case "slot":
    case "session":
      return `/calendar/congresses/${encodeURIComponent(address.slug)}/${address.kind}s/${encodeURIComponent(address.id)}.ics`;
    case "file":
      return `/calendar/congresses/${encodeURIComponent(address.slug)}/schedule.${address.format}`;
    case "secret":
      return `/calendar/f/${address.token}.ics`;
  }
}

/** The path of the page behind a secret address: what its feed holds, and the ways to subscribe. */
export const feedPagePath = (token: string): string => `/calendar/f/${token}`;

// What cannot be decoded names nothing that exists.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
