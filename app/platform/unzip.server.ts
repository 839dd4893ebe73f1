import { inflateRawSync } from "node:zlib";

/** A part of a ZIP file as its central directory announces it; sizes in bytes. */
interface Part {
  name: string;
  isEncrypted: boolean;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header begins. */
  at: number;
}

export interface Archive {
  names: ReadonlySet<string>;
  /**
   * Unpacks one part; null when there is none of that name.
   * @throws TooLarge once all parts unpacked so far would be larger than the limit, whatever the directory claims
   * @throws Error when the part is broken
   */
  unpack: (name: string) => Buffer | null;
}

/** More is unpacked than was allowed. */
export class TooLarge extends Error {}

const [endMark, directoryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const endLength = 22;
const longestComment = 65_535;
const mostParts = 2_000;
const [stored, deflated] = [0, 8];

/**
 * Opens a ZIP file (PKWARE APPNOTE 6.3) of at most 4 GB in one piece.
 * @param limit bytes that may be unpacked altogether
 * @throws Error when it is broken; TooLarge when it announces more parts than any workbook has
 */
export function openArchive(file: Uint8Array, limit: number): Archive {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const parts = new Map(readDirectory(bytes).map((part) => [part.name, part]));
  let left = limit;
  return {
    names: new Set(parts.keys()),
    unpack: (name) => {
      const part = parts.get(name);
      if (!part) return null;
      if (part.isEncrypted) throw new Error("An encrypted part.");
      if (part.unpacked > left) throw new TooLarge();
      const content = contentOf(bytes, part, left);
      left -= content.byteLength;
      return content;
    },
  };
}

function readDirectory(bytes: Buffer): Part[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) throw new TooLarge();
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== directoryMark) throw new Error("A broken directory.");
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString("utf8", at + 46, nameEnd),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Where the record at the end begins; a comment may follow it. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.byteLength - endLength - longestComment);
  for (let at = bytes.byteLength - endLength; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endMark) return at;
  }
  throw new Error("No end of the directory.");
}

function contentOf(bytes: Buffer, { at, method, packed }: Part, most: number): Buffer {
  if (bytes.readUInt32LE(at) !== localMark) throw new Error("A broken part.");
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(begin, begin + packed);
  if (content.byteLength < packed) throw new Error("A part that breaks off.");
  if (method === stored) {
    if (packed > most) throw new TooLarge();
    return content;
  }
  if (method !== deflated) throw new Error("An unknown way of packing.");
  try {
    // What the directory claims may be a lie: the limit holds while unpacking.
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new TooLarge();
    throw error;
  }
}
