import { once } from "node:events";
import { connect } from "node:net";
import { FileStoreError } from "../storage-fault";

/** Milliseconds that a scanner may take for one file. */
const patience = 30_000;
const chunkBytes = 64 * 1024;

/** Where CLAMD_URL leads: `tcp://host:port`, or `unix:/path`; null when it is neither. */
export function readScannerUrl(text: string): { host: string; port: number } | { path: string } | null {
  if (/^unix:\/./.test(text)) return { path: text.slice("unix:".length) };
  if (!/^tcp:/.test(text) || !URL.canParse(text)) return null;
  const { hostname, port, pathname } = new URL(text);
  const isRight = hostname !== "" && port !== "" && (pathname === "" || pathname === "/");
  return isRight ? { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) } : null;
}

/**
 * Has a ClamAV daemon look at a file (its command INSTREAM). True when it finds something.
 * @throws FileStoreError when it cannot be asked, or does not answer: nothing is kept unseen
 */
export async function isInfected(scannerUrl: string, content: Uint8Array): Promise<boolean> {
  const place = readScannerUrl(scannerUrl);
  if (!place) throw new Error("CLAMD_URL was not judged when the configuration was read.");
  const answer = await ask(place, content).catch((error: NodeJS.ErrnoException) => {
    const why = error.code ?? error.message;
    throw new FileStoreError("scanner-unreachable", { why }, "unreachable", { cause: error });
  });
  if (/^stream: OK\0?$/.test(answer)) return false;
  if (/^stream: .* FOUND\0?$/.test(answer)) return true;
  throw new FileStoreError("scanner-refused", {}, "refused");
}

async function ask(place: { host: string; port: number } | { path: string }, content: Uint8Array) {
  const line = connect(place);
  line.setTimeout(patience, () => line.destroy(new Error("no answer")));
  try {
    await once(line, "connect");
    const answer: Buffer[] = [];
    line.on("data", (data) => answer.push(data));
    line.write("zINSTREAM\0");
    for (let at = 0; at < content.byteLength; at += chunkBytes) {
      const chunk = content.subarray(at, at + chunkBytes);
      line.write(lengthOf(chunk.byteLength));
      if (!line.write(chunk)) await once(line, "drain");
    }
    line.write(lengthOf(0));
    await once(line, "end");
    return Buffer.concat(answer).toString("utf8");
  } finally {
    line.destroy();
  }
}

/** Four bytes, the highest first. */
function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
