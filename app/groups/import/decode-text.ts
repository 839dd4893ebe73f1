import { isOverladen } from "~/platform/tidy";

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1258";

/**
 * The text of a file whose encoding is not told: by its mark (BOM), else UTF-16 where every other byte is 0, else UTF-8
 * where it is valid, else Windows-1258, whose tone marks are letters of their own and are composed here.
 * Answers null for bytes that are no text in the encoding that they claim.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text !== null) return { text, encoding: encoding === "utf-8" ? "UTF-8" : "UTF-16" };
  if (encoding !== "utf-8" || startsWith(bytes, [0xef, 0xbb, 0xbf])) return null;
  const western = decode(bytes, "windows-1258");
  return western === null ? null : { text: western, encoding: "Windows-1258" };
}

type Label = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Label {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  return byteOrder(bytes) ?? "utf-8";
}

const startsWith = (bytes: Uint8Array, mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Composed letters, without the mark of the encoding. */
function decode(bytes: Uint8Array, label: Label | "windows-1258"): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return isOverladen(text) ? null : text.normalize("NFC");
  } catch {
    return null;
  }
}

const sampleLength = 1024;

/** Signs of western text and line ends have a zero byte in UTF-16; Vietnamese text has many of them too. */
function byteOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.byteLength % 2 === 1) return null;
  const sample = bytes.subarray(0, sampleLength);
  let [even, odd] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    if (byte === 0 && index % 2 === 1) odd += 1;
  });
  if (odd > sample.length / 8 && even < odd / 4) return "utf-16le";
  return even > sample.length / 8 && odd < even / 4 ? "utf-16be" : null;
}
