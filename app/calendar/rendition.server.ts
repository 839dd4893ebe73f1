import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { encodings, varying, type Encoding, type Headers, type SharedHeaders } from "./feed-headers";

const [compressGzip, compressBrotli] = [promisify(gzip), promisify(brotliCompress)];

/** The bytes of a feed in every encoding, and what is said of them while they are the same. */
export interface Rendition extends Record<Encoding, Variant> {
  /** Since when it has been so, as a header, once that second has come and it may be said; null before. */
  modified: string | null;
  /** The same in milliseconds, of whole seconds; null where nobody asks by time. */
  modifiedAt: number | null;
  /** The value of Cache-Control. */
  caching: string;
}

/** The bytes in one encoding. */
export interface Variant {
  etag: string;
  /** Those that it shares with other feeds. */
  headers: Headers;
  /** Null until somebody asks for this encoding. */
  body: Buffer | null;
  /** The number of its bytes, as it is sent. */
  length: string;
}

/** Memory for what stands around the bytes. */
const around = 2048;

/** Memory that it takes. */
export const bytesOf = (rendition: Rendition): number =>
  encodings.reduce((sum, encoding) => sum + (rendition[encoding].body?.length ?? 0), around);

/** The strong tag of these bytes. */
export const etagOf = (body: Buffer): string =>
  createHash("sha256").update(body).digest("base64url").slice(0, 27);

/**
 * Makes ready once what is then sent many times.
 * @param etag of the plain bytes
 * @param modified since when it has been so, as ISO text of whole seconds; null where nobody asks by time
 */
export function renditionOf(
  body: Buffer,
  etag: string,
  modified: string | null,
  shared: SharedHeaders,
): Rendition {
  const variant = (encoding: Encoding, bytes: Buffer | null): Variant => ({
    etag: `"${etag}${encoding === "identity" ? "" : `-${encoding}`}"`,
    headers: shared[encoding],
    body: bytes,
    length: bytes === null ? "" : String(bytes.length),
  });
  return {
    identity: variant("identity", body),
    gzip: variant("gzip", null),
    br: variant("br", null),
    modified: null,
    modifiedAt: modified === null ? null : Date.parse(modified),
    caching: shared.caching,
  };
}

const underWay = new WeakMap<Variant, Promise<void>>();

/**
 * Compresses the plain bytes into one of the others, once for all who ask for it. Not before somebody does: while
 * publications follow each other, most contents are read in one encoding or in none.
 */
export function compress(rendition: Rendition, wanted: Variant): Promise<void> {
  const begun = underWay.get(wanted) ?? fill(rendition, wanted).finally(() => underWay.delete(wanted));
  underWay.set(wanted, begun);
  return begun;
}

async function fill({ identity, gzip: gzipped }: Rendition, wanted: Variant): Promise<void> {
  const plain = identity.body as Buffer;
  const made = await (wanted === gzipped
    ? compressGzip(plain, { level: 6 })
    : compressBrotli(plain, brotli(plain)));
  // Compressors answer with a piece of a far larger block, which would be kept with it.
  const body = Buffer.allocUnsafeSlow(made.length);
  made.copy(body);
  wanted.length = String(body.length);
  wanted.body = body;
}

const brotli = ({ length }: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: length },
});

/** What is sent before the bytes. */
export const headersOf = ({ modified }: Rendition, { headers, length, etag }: Variant): Headers =>
  modified === null
    ? [...headers, "content-length", length, "etag", etag]
    : [...headers, "content-length", length, "etag", etag, "last-modified", modified];

/**
 * What is sent instead of the bytes to whoever holds them: nothing about a body. Written out, for putting lists together
 * takes longer than looking them over.
 */
export const heldHeadersOf = ({ caching, modified }: Rendition, { etag }: Variant): Headers =>
  modified === null
    ? ["cache-control", caching, "vary", varying, "etag", etag]
    : ["cache-control", caching, "vary", varying, "etag", etag, "last-modified", modified];
