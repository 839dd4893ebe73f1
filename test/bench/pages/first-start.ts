import { setTimeout } from "node:timers/promises";
import type { Database } from "~/platform/database.server";
import { referenceDay } from "~/platform/settings.server";
import { countBehind } from "~/readiness/standings.server";
import { remindersJobName } from "~/reminders/reminders-job.server";
import type { Measured } from "../feeds/servers";
import { ownAddress, textOf } from "./load";

export interface FirstStart {
  /** Seconds after the start until everything was dated and counted, and until people had been reminded. */
  counted: number;
  reminded: number;
  notices: number;
  /** Milliseconds that a page took meanwhile: the middle one, and the longest. */
  middle: number;
  longest: number;
}

/** Looks on while a program counts ahead and reminds in a workspace that it sees for the first time. */
export async function watchFirstStart(db: Database, planner: Measured, cookie: string): Promise<FirstStart> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const waits: number[] = [];
  let counted: { after: number; at: string } | null = null;
  for (let count = 0; ; count++) {
    const asked = performance.now();
    await textOf(planner, ownAddress("/congresses/mau", count), cookie);
    waits.push(performance.now() - asked);
    const now = new Date();
    if (counted === null) {
      const behind = await countBehind(db, { now, today: await referenceDay(db, now) });
      if (behind === 0) counted = { after: seconds(), at: now.toISOString() };
    } else {
      // When a run ends it is noted when it began and ended.
      const run = await db("jobs").where({ name: remindersJobName }).first("began_at");
      if (run?.began_at && run.began_at >= counted.at) break;
    }
    await setTimeout(200);
  }
  waits.sort((one, other) => one - other);
  const [notices] = await db("notices").count({ count: "*" });
  return {
    ...{ counted: counted.after, reminded: seconds(), notices: Number(notices?.count) },
    ...{ middle: waits[Math.floor(waits.length / 2)] ?? 0, longest: waits.at(-1) ?? 0 },
  };
}
