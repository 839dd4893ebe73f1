import { createHash } from "node:crypto";
import type { Database } from "~/platform/database.server";

const quarter = 15 * 60_000;

/** Attempts in a quarter of an hour. */
const most = { account: 8, address: 60, token: 60 };
type Counter = keyof typeof most;

/** The counters of attempts, kept in the database: a restart or a second process does not forget them. */
export function attempts(db: Database, now: Date) {
  return {
    /** Counts one attempt. Answers the milliseconds to wait; 0 when it may go on. */
    async countSignIn(account: string, address: string): Promise<number> {
      const ofAccount = await count(db, now, "account", digest(account));
      return Math.max(ofAccount, await count(db, now, "address", address));
    },
    /** Takes back what was counted once the password was right: a whole office may sign in from one address. */
    async forgetSignIn(account: string, address: string): Promise<void> {
      await db("rate_limits")
        .where({ key: keyOf("account", digest(account)) })
        .delete();
      await db("rate_limits")
        .where({ key: keyOf("address", address) })
        .where("points", ">", 0)
        .decrement("points", 1);
    },
    /** Counts a wrong secret link from an address. Answers the milliseconds to wait; 0 when it may go on. */
    countWrongToken: (address: string) => count(db, now, "token", address),
  };
}

/** No e-mail addresses in the counters. */
const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Within what the table holds, whatever a proxy says that an address is. */
const keyOf = (counter: Counter, key: string): string => `${counter}:${key}`.slice(0, 200);

/** One statement: of two who come at once each is counted, and no transaction of others is in the way. */
async function count(db: Database, now: Date, counter: Counter, key: string): Promise<number> {
  const at = now.getTime();
  const end = at + quarter;
  // An end that is further away was set before the clock jumped back.
  const isRunning = "rate_limits.expire > ? and rate_limits.expire <= ?";
  const [row] = await db("rate_limits")
    .insert({ key: keyOf(counter, key), points: 1, expire: end })
    .onConflict("key")
    .merge({
      points: db.raw(`case when ${isRunning} then rate_limits.points + 1 else 1 end`, [at, end]),
      expire: db.raw(`case when ${isRunning} then rate_limits.expire else ? end`, [at, end, end]),
    })
    .returning(["points", "expire"]);
  return row.points > most[counter] ? Math.max(1, Number(row.expire) - at) : 0;
}
