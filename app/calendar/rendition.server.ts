import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Language } from "~/platform/language";

const [compressGzip, compressBrotli] = [promisify(gzip), promisify(brotliCompress)];

export const encodings = ["br", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** The bytes of a feed in every encoding, and the headers that do not change while the bytes do not. */
export interface Rendition {
  /** Of the plain bytes. */
  etag: string;
  /** Milliseconds, of whole seconds, and the same as a header; null where nobody asks by time. */
  modified: { at: number; header: string } | null;
  variants: Record<Encoding, Variant>;
  /** Memory that it takes. */
  bytes: number;
}

type Headers = Record<string, string>;

/** The bytes in one encoding with what is said of them. */
export interface Variant {
  body: Buffer;
  etag: string;
  headers: Headers;
  /** With Last-Modified: for when its second is over. */
  datedHeaders: Headers;
  /** For 304: nothing about a body. */
  heldHeaders: Headers;
  datedHeldHeaders: Headers;
}

interface Facts {
  /** ISO text of whole seconds; null where nobody asks by time. */
  modified: string | null;
  language: Language;
  /** Without parameters: `text/calendar`. */
  mediaType: string;
  isPrivate: boolean;
  fileName: string;
}

/** The strong tag of these bytes. */
export const etagOf = (body: Buffer): string =>
  createHash("sha256").update(body).digest("base64url").slice(0, 27);

/** Makes ready once what is then sent many times. */
export async function renditionOf(body: Buffer, facts: Facts): Promise<Rendition> {
  const etag = etagOf(body);
  const date = facts.modified === null ? null : new Date(facts.modified);
  const [gzipped, brotli] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  ]);
  const variant = (encoding: Encoding, bytes: Buffer) => {
    const tag = `"${etag}${encoding === "identity" ? "" : `-${encoding}`}"`;
    const dated: Headers = date === null ? {} : { "Last-Modified": date.toUTCString() };
    const headers = headersOf(facts, encoding, bytes.length, tag);
    const held = { ETag: tag, ...cachingOf(facts) };
    return {
      ...{ body: bytes, etag: tag, headers, heldHeaders: held },
      datedHeaders: { ...headers, ...dated },
      datedHeldHeaders: { ...held, ...dated },
    };
  };
  return {
    etag,
    modified: date === null ? null : { at: date.getTime(), header: date.toUTCString() },
    variants: {
      br: variant("br", brotli),
      gzip: variant("gzip", gzipped),
      identity: variant("identity", body),
    },
    bytes: body.length + gzipped.length + brotli.length + 2048,
  };
}

const cachingOf = ({ isPrivate }: Facts): Headers => ({
  "Cache-Control": isPrivate ? "private, no-cache" : "public, max-age=60",
  Vary: "Accept-Encoding",
});

function headersOf(facts: Facts, encoding: Encoding, length: number, etag: string): Headers {
  const { language, mediaType, fileName } = facts;
  return {
    "Content-Type": `${mediaType}; charset=utf-8`,
    "Content-Language": language,
    "Content-Disposition": `inline; filename="${fileName}"`,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    "Content-Length": String(length),
    ETag: etag,
    ...cachingOf(facts),
    ...plainHeaders,
  };
}

/** For every answer about feeds, refusals as well. */
export const plainHeaders = {
  "X-Robots-Tag": "noindex",
  "X-Content-Type-Options": "nosniff",
  "Accept-Ranges": "none",
};
