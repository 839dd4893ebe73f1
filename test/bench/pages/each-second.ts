import { fork } from "node:child_process";
import { once } from "node:events";
import type { SignedIn } from "~/accounts/viewer";
import type { DatabaseAddress } from "~/platform/config.server";

export interface Writer {
  /** Writes each second while the work lasts. Answers what came of it, and how often was written. */
  during: <Result>(work: () => Promise<Result>) => Promise<[result: Result, writes: number]>;
  stop: () => void;
}

/** Starts somebody who takes steps of checklists in a process of his own: see `writer.ts`. */
export async function startWriter(address: DatabaseAddress, viewer: SignedIn): Promise<Writer> {
  const writer = fork(new URL("writer.ts", import.meta.url).pathname, [JSON.stringify([address, viewer])], {
    execArgv: ["--import", "tsx"],
  });
  await once(writer, "message");
  return {
    async during(work) {
      writer.send("begin");
      const result = await work();
      const [writes] = await Promise.all([once(writer, "message"), writer.send("end")]).then(
        ([told]) => told,
      );
      return [result, Number(writes)];
    },
    stop: () => void writer.disconnect(),
  };
}
