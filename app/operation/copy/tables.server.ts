import { isPostgres, type Database } from "~/platform/database.server";

/** What a value is, whichever database holds it. */
export type ColumnKind = "flag" | "instant" | "number" | "text";

export interface Table {
  name: string;
  columns: { name: string; kind: ColumnKind }[];
  /** The columns of the primary key, in its order. */
  key: string[];
  /** Columns that the database counts up by itself. */
  counted: string[];
}

/** What the migrations keep for themselves: not data. */
const bookkeeping = new Set(["migrations", "migrations_lock"]);

/** The tables of the schema with their columns, by name. */
export async function describeTables(db: Database): Promise<Table[]> {
  const tables = await (isPostgres(db) ? postgresTables(db) : sqliteTables(db));
  for (const { name, key } of tables) {
    if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
  }
  return tables;
}

async function sqliteTables(db: Database): Promise<Table[]> {
  const names: { name: string }[] = await db.raw(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  );
  const tables: Table[] = [];
  for (const { name } of names) {
    if (bookkeeping.has(name)) continue;
    const columns: { name: string; type: string; pk: number }[] = await db.raw(
      "select * from pragma_table_info(?)",
      [name],
    );
    tables.push({
      name,
      columns: columns.map((column) => ({ name: column.name, kind: kindOf(column.type) })),
      key: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      counted: [],
    });
  }
  return tables;
}

async function postgresTables(db: Database): Promise<Table[]> {
  const { rows } = (await db.raw(`
    select c.relname as table_name, a.attname as column_name, t.typname as type,
      array_position(i.indkey::int2[], a.attnum) as key_position,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null as is_counted
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    order by c.relname, a.attnum`)) as { rows: PostgresColumn[] };
  const tables = new Map<string, PostgresColumn[]>();
  for (const row of rows) {
    if (!bookkeeping.has(row.table_name)) {
      tables.set(row.table_name, [...(tables.get(row.table_name) ?? []), row]);
    }
  }
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns.map((column) => ({ name: column.column_name, kind: kindOf(column.type) })),
    key: columns
      .filter(({ key_position }) => key_position !== null)
      .sort((a, b) => Number(a.key_position) - Number(b.key_position))
      .map((column) => column.column_name),
    counted: columns.filter(({ is_counted }) => is_counted).map((column) => column.column_name),
  }));
}

interface PostgresColumn {
  table_name: string;
  column_name: string;
  type: string;
  key_position: number | null;
  is_counted: boolean;
}

function kindOf(type: string): ColumnKind {
  if (/^bool/i.test(type)) return "flag";
  if (/^(timestamp|datetime)/i.test(type)) return "instant";
  return /int|^(float|real|double|numeric|decimal)/i.test(type) ? "number" : "text";
}
