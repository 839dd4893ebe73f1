import { commitMark } from "./commit-mark.server";
import { isPostgres } from "./database.server";
import type { Services } from "./services";

/**
 * Tells in which state the stored data are: where two looks answer the same text, nothing was committed between them,
 * by whichever process. Null when it cannot be told.
 */
export type DataState = () => Promise<string | null>;

/**
 * SQLite tells by the header of its WAL index (`commitMark`), PostgreSQL by a query for its snapshot: two snapshots with
 * the same text see exactly the same transactions (https://www.postgresql.org/docs/current/functions-info.html).
 */
export function watchDataState({ db, config }: Pick<Services, "db" | "config">): DataState {
  if (isPostgres(db)) {
    return async () => {
      const { rows } = await db.raw("select pg_current_snapshot()::text as snapshot");
      return rows[0].snapshot;
    };
  }
  const mark = commitMark(config.database);
  return async () => mark()?.toString() ?? null;
}
