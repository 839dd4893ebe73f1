import type { Language } from "~/platform/language";

export const encodings = ["br", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** What kind of feed it is, for its headers. */
interface FeedFacts {
  language: Language;
  /** Without parameters: `text/calendar`. */
  mediaType: string;
  isPrivate: boolean;
  fileName: string;
}

/** Names and values in turn: as Node writes headers with the least work. */
export type Headers = string[];

/** What is said of all feeds of one kind, by their encoding. */
export interface SharedHeaders extends Readonly<Record<Encoding, Headers>> {
  /** The value of Cache-Control, which is told with 304 as well. */
  caching: string;
}

/** The value of Vary for every feed. */
export const varying = "Accept-Encoding";

/** For every answer about feeds, refusals as well: those of pages where they mean anything here. */
export const plainHeaders = ({ secure }: { secure: boolean }): Record<string, string> => ({
  "x-robots-tag": "noindex",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "accept-ranges": "none",
  ...(secure && { "strict-transport-security": "max-age=31536000" }),
});

const mostKnown = 1000;

/** Makes them once for each kind: ten thousand feeds are a few kinds, and what all share stays near at hand. */
export function sharingHeaders(config: { secure: boolean }): (facts: FeedFacts) => SharedHeaders {
  const plain = Object.entries(plainHeaders(config)).flat();
  const known = new Map<string, SharedHeaders>();
  return (facts) => {
    const kind = JSON.stringify([facts.language, facts.mediaType, facts.isPrivate, facts.fileName]);
    const found = known.get(kind);
    if (found) return found;
    if (known.size >= mostKnown) known.clear();
    const made = headersOf(facts, plain);
    known.set(kind, made);
    return made;
  };
}

function headersOf(
  { language, mediaType, isPrivate, fileName }: FeedFacts,
  plain: readonly string[],
): SharedHeaders {
  const caching = isPrivate ? "private, no-cache" : "public, max-age=60";
  const whole = [
    ...["content-type", `${mediaType}; charset=utf-8`],
    ...["content-language", language],
    ...["content-disposition", `inline; filename="${fileName}"`],
    ...["cache-control", caching],
    ...["vary", varying],
    ...plain,
  ];
  return {
    caching,
    identity: whole,
    gzip: [...whole, "content-encoding", "gzip"],
    br: [...whole, "content-encoding", "br"],
  };
}
