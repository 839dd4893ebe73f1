import { fork } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "~/platform/database.server";
import { findAgenda } from "~/agenda/agendas.server";
import type { DatabaseAddress } from "~/platform/config.server";
import { publishing } from "./workspace";

/** Milliseconds from one publication to the next. */
const pause = 100;

/** Publishes in a process of its own, through the stores of the program, ten times a second until it is stopped. */
export interface Publisher {
  /** Ends it. Answers how many versions a second were published. */
  stop: () => Promise<number>;
}

export async function startPublisher(address: DatabaseAddress, congressId: string): Promise<Publisher> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(address), congressId], {
    execArgv: ["--import", "tsx"],
  });
  const told = () =>
    new Promise<unknown>((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", () => reject(new Error("The publisher ended by itself.")));
    });
  await told();
  return {
    async stop() {
      const rate = told();
      child.send("stop");
      return Number(await rate);
    },
  };
}

async function publishUntilStopped(address: DatabaseAddress, congressId: string): Promise<void> {
  const db = openDatabase(address);
  const publishOnce = publishing(db, congressId, (await findAgenda(db, congressId))?.number ?? 0);
  let stopped = false;
  process.once("message", () => (stopped = true));
  await publishOnce("Lần đầu");
  process.send?.("begun");
  const began = performance.now();
  let count = 0;
  while (!stopped) {
    await publishOnce(`Lần ${++count}`);
    await setTimeout(Math.max(0, began + count * pause - performance.now()));
  }
  process.send?.((count / (performance.now() - began)) * 1000);
  await db.destroy();
  process.disconnect();
}

const [, program, address, congressId] = process.argv;
if (program === fileURLToPath(import.meta.url) && address && congressId)
  await publishUntilStopped(JSON.parse(address) as DatabaseAddress, congressId);
