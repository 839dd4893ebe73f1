/** Which feed an address asks for. */
export type FeedAddress =
  | { kind: "schedule" }
  | { kind: "congress"; slug: string }
  | { kind: "slot"; slug: string; slotId: string }
  | { kind: "secret"; token: string };

const congressPath = /^\/calendar\/congresses\/([^/]+)\.ics$/;
const slotPath = /^\/calendar\/congresses\/([^/]+)\/slots\/([^/]+)\.ics$/;
const secretPath = /^\/calendar\/f\/([^/]+)\.ics$/;

/** Reads the path of an address, as it stands in the request; null when it is no feed's. */
export function readFeedPath(path: string): FeedAddress | null {
  if (path === "/calendar/schedule.ics") return { kind: "schedule" };
  const secret = secretPath.exec(path);
  if (secret?.[1]) return { kind: "secret", token: secret[1] };
  const slot = slotPath.exec(path);
  if (slot?.[1] && slot[2]) return { kind: "slot", slug: decoded(slot[1]), slotId: decoded(slot[2]) };
  const congress = congressPath.exec(path);
  return congress?.[1] ? { kind: "congress", slug: decoded(congress[1]) } : null;
}

/** The path of a feed. */
export function feedPath(address: FeedAddress): string {
  switch (address.kind) {
    case "schedule":
      return "/calendar/schedule.ics";
    case "congress":
      return `/calendar/congresses/${encodeURIComponent(address.slug)}.ics`;
    case "slot":
      return `/calendar/congresses/${encodeURIComponent(address.slug)}/slots/${encodeURIComponent(address.slotId)}.ics`;
    case "secret":
      return `/calendar/f/${address.token}.ics`;
  }
}

// What cannot be decoded names nothing that exists.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
