import { connect, type Socket } from "node:net";

/** What a server did under load. */
export interface Load {
  answers: number;
  /** Answers a second. */
  rate: number;
  /** Milliseconds within which 99 of 100 requests were answered. */
  p99: number;
}

interface Asking {
  port: number;
  /** Whole requests, as they go over the wire; asked one after another, again and again. */
  requests: readonly Buffer[];
  /** What every answer must begin with. */
  status: 200 | 304;
  connections: number;
  milliseconds: number;
}

/** A request for a path with these headers. */
export const requestFor = (path: string, headers: Record<string, string> = {}): Buffer =>
  Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      "Host: 127.0.0.1",
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "\r\n",
    ].join("\r\n"),
  );

/**
 * Asks over connections that are kept open, each with one request at a time. Made for little work of its own, so that
 * the server is what is measured.
 * @throws when an answer is not what was to be expected
 */
export async function load({ port, requests, status, connections, milliseconds }: Asking): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const ends = performance.now() + milliseconds;
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => ask()));
  const rate = (times.length / (performance.now() - began)) * 1000;
  times.sort((one, other) => one - other);
  return { answers: times.length, rate, p99: times[Math.floor(times.length * 0.99)] ?? 0 };

  async function ask(): Promise<void> {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    await new Promise((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    await converse(socket);
    socket.destroy();
  }

  function converse(socket: Socket): Promise<void> {
    const expected = `HTTP/1.1 ${status}`;
    return new Promise((resolve, reject) => {
      let asked = 0;
      /** Bytes of the body that are still to come; -1 while the head is read. */
      let missing = -1;
      let head = "";
      const send = () => {
        asked = performance.now();
        socket.write(requests[next++ % requests.length] as Buffer);
      };
      const answered = () => {
        const now = performance.now();
        times.push(now - asked);
        missing = -1;
        head = "";
        if (now < ends) send();
        else resolve();
      };
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("The server closed the connection.")));
      socket.on("data", (chunk: Buffer) => {
        if (missing >= 0) {
          missing -= chunk.length;
          if (missing === 0) answered();
          return;
        }
        const end = chunk.indexOf("\r\n\r\n");
        head += chunk.toString("latin1", 0, end < 0 ? chunk.length : end + 2);
        if (end < 0) return;
        if (!head.startsWith(expected)) return reject(new Error(`Not ${expected}: ${head.split("\r\n")[0]}`));
        const length = status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
        if (Number.isNaN(length)) return reject(new Error(`An answer without its length: ${head}`));
        missing = length - (chunk.length - end - 4);
        if (missing === 0) answered();
      });
      send();
    });
  }
}
