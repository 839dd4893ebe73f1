import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes, RateLimiterSQLite } from "rate-limiter-flexible";
import { isPostgres, type Database } from "~/platform/database.server";

const quarter = 15 * 60;
const made = new WeakMap<Database, ReturnType<typeof makeAttempts>>();

/** The counters of attempts, kept in the database: a restart or a second process does not forget them. */
export function attempts(db: Database) {
  let known = made.get(db);
  if (!known) made.set(db, (known = makeAttempts(db)));
  return known;
}

function makeAttempts(db: Database) {
  const perAccount = limiter(db, "account", 8);
  const perAddress = limiter(db, "address", 60);
  const perToken = limiter(db, "token", 60);
  return {
    /** Counts one attempt. Answers the milliseconds to wait; 0 when it may go on. */
    async countSignIn(account: string, address: string): Promise<number> {
      const accountKey = digest(account);
      return Math.max(await consume(perAccount, accountKey), await consume(perAddress, address));
    },
    /** Takes back what was counted once the password was right: a whole office may sign in from one address. */
    async forgetSignIn(account: string, address: string): Promise<void> {
      await perAccount.delete(digest(account));
      await perAddress.reward(address);
    },
    /** Counts a wrong secret link from an address. Answers the milliseconds to wait; 0 when it may go on. */
    countWrongToken: (address: string) => consume(perToken, address),
  };
}

/** No e-mail addresses in the counters. */
const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

function limiter(db: Database, keyPrefix: string, points: number) {
  const options = {
    storeClient: db,
    storeType: "knex",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix,
    points,
    duration: quarter,
  };
  return isPostgres(db) ? new RateLimiterPostgres(options) : new RateLimiterSQLite(options);
}

async function consume(limit: RateLimiterPostgres | RateLimiterSQLite, key: string): Promise<number> {
  try {
    await limit.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
    throw refused;
  }
}
