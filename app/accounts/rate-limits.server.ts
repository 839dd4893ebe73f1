import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Database } from "~/platform/database.server";

const quarter = 15 * 60_000;
const day = 24 * 60 * 60_000;

/** How many of each in which time. */
const limits = {
  account: { most: 8, within: quarter },
  address: { most: 60, within: quarter },
  token: { most: 60, within: quarter },
  /** Files that one person sends, and their megabytes: more is no work of a day. */
  files: { most: 300, within: day },
  megabytes: { most: 1000, within: day },
};
type Counter = keyof typeof limits;

/** The counters of attempts, kept in the database: a restart or a second process does not forget them. */
export function attempts(db: Database, now: Date) {
  return {
    /** Counts one attempt. Answers the milliseconds to wait; 0 when it may go on. */
    async countSignIn(account: string, address: string): Promise<number> {
      const ofAccount = await count(db, now, "account", digest(account));
      return Math.max(ofAccount, await count(db, now, "address", networkOf(address)));
    },
    /** Takes back what was counted once the password was right: a whole office may sign in from one address. */
    async forgetSignIn(account: string, address: string): Promise<void> {
      await db("rate_limits")
        .where({ key: keyOf("account", digest(account)) })
        .delete();
      await db("rate_limits")
        .where({ key: keyOf("address", networkOf(address)) })
        .where("points", ">", 0)
        .decrement("points", 1);
    },
    /** Counts a wrong secret link from an address. Answers the milliseconds to wait; 0 when it may go on. */
    countWrongToken: (address: string) => count(db, now, "token", networkOf(address)),
    /** Counts a file that somebody sends. Answers the milliseconds to wait; 0 when it may be kept. @param size bytes */
    async countFile(userId: string, size: number): Promise<number> {
      const megabytes = Math.ceil(size / (1024 * 1024));
      const files = await count(db, now, "files", userId);
      return Math.max(files, await count(db, now, "megabytes", userId, megabytes));
    },
  };
}

/** No e-mail addresses in the counters. */
const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

/**
 * What one client has to ask from: of the newer addresses everybody is given 2^64, so that they count together.
 * `2001:db8::1` is `2001:db8:0:0::/64`.
 */
function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain) || plain.includes(".")) return address;
  const [before = "", after] = plain.split("::");
  const parts = [before, after ?? ""].map((side) => side.split(":").filter(Boolean));
  const [first = [], last = []] = parts;
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  const groups = [...first, ...zeros, ...last].map((group) => parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** Within what the table holds, whatever a proxy says that an address is. */
const keyOf = (counter: Counter, key: string): string => `${counter}:${key}`.slice(0, 200);

/** One statement: of two who come at once each is counted, and no transaction of others is in the way. */
async function count(db: Database, now: Date, counter: Counter, key: string, points = 1): Promise<number> {
  const { most, within } = limits[counter];
  const at = now.getTime();
  const end = at + within;
  // An end that is further away was set before the clock jumped back.
  const isRunning = "rate_limits.expire > ? and rate_limits.expire <= ?";
  const [row] = await db("rate_limits")
    .insert({ key: keyOf(counter, key), points, expire: end })
    .onConflict("key")
    .merge({
      points: db.raw(`case when ${isRunning} then rate_limits.points + ? else ? end`, [
        at,
        end,
        points,
        points,
      ]),
      expire: db.raw(`case when ${isRunning} then rate_limits.expire else ? end`, [at, end, end]),
    })
    .returning(["points", "expire"]);
  return row.points > most ? Math.max(1, Number(row.expire) - at) : 0;
}
