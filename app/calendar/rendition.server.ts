import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding, Headers, SharedHeaders } from "./feed-headers";

const [compressGzip, compressBrotli] = [promisify(gzip), promisify(brotliCompress)];

/** The bytes of a feed in every encoding, and what is said of them while they are the same. */
export interface Rendition extends Record<Encoding, Variant> {
  /** Of the plain bytes. */
  etag: string;
  /** Milliseconds, of whole seconds, and the same as a header; null where nobody asks by time. */
  modified: { at: number; header: string } | null;
  /** Whether it is said: its second is over. */
  tellsTime: boolean;
  /** For 304. */
  heldHeaders: Headers;
  /** Memory that it takes. */
  bytes: number;
}

/** The bytes in one encoding. */
export interface Variant {
  /** Those that it shares with other feeds. */
  headers: Headers;
  body: Buffer;
  /** Their number, as it is sent. */
  length: string;
  etag: string;
}

/** The strong tag of these bytes. */
export const etagOf = (body: Buffer): string =>
  createHash("sha256").update(body).digest("base64url").slice(0, 27);

/** Memory for what stands around the bytes. */
const around = 2048;

/**
 * Makes ready once what is then sent many times.
 * @param etag of the plain bytes
 * @param since asked while the bytes are compressed: since when it has been so, as ISO text of whole seconds; null
 *   where nobody asks by time
 */
export async function renditionOf(
  body: Buffer,
  etag: string,
  since: Promise<string> | null,
  shared: SharedHeaders,
): Promise<Rendition> {
  const [gzipped, brotli, modified] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    since,
  ]);
  const date = modified === null ? null : new Date(modified);
  // Compressors answer with a piece of a far larger block, which would be kept with it.
  const block = Buffer.allocUnsafeSlow(body.length + gzipped.length + brotli.length);
  let filled = 0;
  const variant = (encoding: Encoding, bytes: Buffer): Variant => {
    const begin = filled;
    filled += bytes.copy(block, begin);
    return {
      headers: shared[encoding],
      body: block.subarray(begin, filled),
      length: String(bytes.length),
      etag: `"${etag}${encoding === "identity" ? "" : `-${encoding}`}"`,
    };
  };
  return {
    etag,
    modified: date === null ? null : { at: date.getTime(), header: date.toUTCString() },
    tellsTime: false,
    identity: variant("identity", body),
    gzip: variant("gzip", gzipped),
    br: variant("br", brotli),
    heldHeaders: shared.held,
    bytes: block.length + around,
  };
}

/** What is sent before the bytes. */
export const headersOf = ({ modified, tellsTime }: Rendition, { headers, length, etag }: Variant): Headers =>
  tellsTime && modified !== null
    ? [...headers, "content-length", length, "etag", etag, "last-modified", modified.header]
    : [...headers, "content-length", length, "etag", etag];

/** What is sent instead of the bytes to whoever holds them. */
export const heldHeadersOf = ({ heldHeaders, modified, tellsTime }: Rendition, { etag }: Variant): Headers =>
  tellsTime && modified !== null
    ? [...heldHeaders, "etag", etag, "last-modified", modified.header]
    : [...heldHeaders, "etag", etag];
