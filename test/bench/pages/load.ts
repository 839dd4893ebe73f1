import { readFileSync } from "node:fs";
import type { Measured } from "../feeds/servers";

/** How many ask at the same time, each again as soon as he has his answer. */
export const users = 50;

export interface Load {
  /** Answers a second. */
  rate: number;
  /** Milliseconds within which 95 of 100 answers come. */
  p95: number;
  /** How many were told to come back later. */
  refused: number;
}

/**
 * Has an address asked for by all users for so many milliseconds.
 * @param cookies of the users, one each; where there are fewer, some share one
 */
export async function load(
  server: Measured,
  path: string,
  cookies: readonly string[],
  during: number,
): Promise<Load> {
  const times: number[] = [];
  const begun = performance.now();
  const ends = begun + during;
  let refused = 0;
  const user = async (number: number) => {
    const cookie = cookies[number % cookies.length] ?? "";
    while (performance.now() < ends) {
      const start = performance.now();
      const text = await textOf(server, path, cookie).catch(() => null);
      if (text === null) refused += 1;
      else times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: users }, (_, number) => user(number)));
  times.sort((one, other) => one - other);
  return {
    rate: (times.length / (performance.now() - begun)) * 1000,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    refused,
  };
}

/** The same page under an address that nobody asked for before. */
export const ownAddress = (path: string, count: number): string =>
  `${path}${path.includes("?") ? "&" : "?"}asked=${performance.now()}-${count}`;

/**
 * What an address answers. Not compressed: that would be measured on one side only.
 * @throws Error when it answers anything but 200
 */
export async function textOf({ port }: Measured, path: string, cookie: string): Promise<string> {
  const headers = { cookie, "accept-encoding": "identity" };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return text;
}

/** Megabytes of memory that the process holds. */
export function memoryOf({ process: { pid } }: Measured): number {
  const [, pages = 0] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ").map(Number);
  return Math.round((pages * 4096) / 1024 / 1024);
}
