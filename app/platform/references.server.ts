import { isPostgres, type Database } from "./database.server";

export interface Reference {
  table: string;
  column: string;
}

/** The columns of other tables that refer to a table's rows by foreign key. */
export async function referencesTo(db: Database, table: string): Promise<Reference[]> {
  const answer = await db.raw(isPostgres(db) ? postgresQuery : sqliteQuery, [table]);
  const rows = (isPostgres(db) ? answer.rows : answer) as Reference[];
  return rows.map(({ table: name, column }) => ({ table: name, column }));
}

/**
 * The tables whose rows refer to this row, each with how many do.
 * @param except tables that belong to the row itself and go with it
 */
export async function dependentsOf(
  db: Database,
  table: string,
  id: string,
  except: readonly string[] = [],
): Promise<{ table: string; count: number }[]> {
  const counts = new Map<string, number>();
  for (const reference of await referencesTo(db, table)) {
    if (except.includes(reference.table)) continue;
    const [found] = await db(reference.table).where(reference.column, id).count({ count: "*" });
    counts.set(reference.table, (counts.get(reference.table) ?? 0) + Number(found?.count ?? 0));
  }
  return [...counts].filter(([, count]) => count > 0).map(([name, count]) => ({ table: name, count }));
}

const sqliteQuery = `
  select tables.name as "table", keys."from" as "column"
  from sqlite_master as tables, pragma_foreign_key_list(tables.name) as keys
  where tables.type = 'table' and keys."table" = ?
  order by 1, 2`;

const postgresQuery = `
  select referring.relname as "table", attribute.attname as "column"
  from pg_constraint as constraints
  join pg_class as referred on referred.oid = constraints.confrelid
  join pg_class as referring on referring.oid = constraints.conrelid
  join pg_attribute as attribute
    on attribute.attrelid = constraints.conrelid and attribute.attnum = constraints.conkey[1]
  where constraints.contype = 'f' and pg_table_is_visible(referred.oid) and referred.relname = ?
  order by 1, 2`;
