import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { useTestServer } from "../harness/server";

const paths = ["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/calendar/schedule.ics"];
const round = 150;
const rounds = 3;
const megabyte = 1024 * 1024;

/** What is in use after everything that nobody holds any more was taken away. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe("the memory of the process", () => {
  const server = useTestServer();

  // `npm run bench memory` asks a hundred thousand times.
  it("does not grow with requests, for pages given again and made anew", async () => {
    const client = await server().client("organiser");
    const ask = async (count: number) => {
      const path = paths[count % paths.length] ?? "/";
      const response = await client.get(count % 2 === 0 ? path : `${path}?asked=${count}`);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
    };
    let asked = 0;
    const measured: number[] = [];
    for (let each = 0; each <= rounds; each++) {
      for (let count = 0; count < round; count++) await ask(asked++);
      measured.push(memoryInUse() / megabyte);
    }
    const [warm = 0, ...later] = measured;
    // A page is some hundred kilobytes in the making: to hold on to one in fifty would show. Kept pages are bounded.
    const kept = (rounds * round * 0.06) / 2;
    expect(Math.max(...later) - warm).toBeLessThan(4 + kept);
  });
});
