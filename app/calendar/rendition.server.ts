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
  /** ISO text of whole seconds; null where nobody asks by time. */
  modified: string | null;
  variants: Record<Encoding, { body: Buffer; etag: string; headers: Record<string, string> }>;
  /** Memory that it takes. */
  bytes: number;
}

interface Facts {
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
  const [gzipped, brotli] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  ]);
  const variant = (encoding: Encoding, bytes: Buffer) => {
    const tag = `"${etag}${encoding === "identity" ? "" : `-${encoding}`}"`;
    return { body: bytes, etag: tag, headers: headersOf(facts, encoding, bytes.length, tag) };
  };
  return {
    etag,
    modified: facts.modified,
    variants: {
      br: variant("br", brotli),
      gzip: variant("gzip", gzipped),
      identity: variant("identity", body),
    },
    bytes: body.length + gzipped.length + brotli.length + 2048,
  };
}

function headersOf(
  { language, mediaType, isPrivate, fileName }: Facts,
  encoding: Encoding,
  length: number,
  etag: string,
): Record<string, string> {
  return {
    "Content-Type": `${mediaType}; charset=utf-8`,
    "Content-Language": language,
    "Content-Disposition": `inline; filename="${fileName}"`,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    "Content-Length": String(length),
    ETag: etag,
    "Cache-Control": isPrivate ? "private, no-cache" : "public, max-age=60",
    Vary: "Accept-Encoding",
    ...plainHeaders,
  };
}

/** For every answer about feeds, refusals as well. */
export const plainHeaders = {
  "X-Robots-Tag": "noindex",
  "X-Content-Type-Options": "nosniff",
  "Accept-Ranges": "none",
};
