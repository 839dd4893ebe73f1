import type { Knex } from "knex";

/** What feeds are made of: whatever writes to these tables moves the revision on. */
const watched = [
  "committee_levels",
  "committees",
  "congresses",
  "agenda_publications",
  "users",
  "user_roles",
  "calendar_feeds",
];

/** Calendar feeds: secret links, what was served, and the revision by which caches know that something changed. */
export async function up(db: Knex): Promise<void> {
  /** One row. Its number moves in the very transaction of a write, so that no cache outlives what it holds. */
  await db.schema.createTable("calendar_revision", (table) => {
    table.integer("id").primary();
    table.bigInteger("number").notNullable();
  });
  await db("calendar_revision").insert({ id: 1, number: 1 });

  await db.schema.createTable("calendar_feeds", (table) => {
    table.string("id", 16).primary();
    table.string("owner_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE").index();
    table.string("name", 200).notNullable();
    table.string("token_hash", 64).notNullable().unique();
    table.string("scope_kind", 16).notNullable().checkIn(["congress", "committee", "workspace", "person"]);
    /** The congress or committee; null for the workspace and the owner. */
    table.string("scope_id", 16);
    /** JSON: kinds of entries. */
    table.text("kinds").notNullable();
    table.string("language", 2).notNullable().checkIn(["vi", "en"]);
    /** JSON: for each kind the minutes before it at which the client reminds. */
    table.text("alarms").notNullable().defaultTo("{}");
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("revoked_at", { useTz: true });
    table.integer("version").notNullable().defaultTo(1);
  });

  /** Apart from the feeds, which are watched: reading a feed changes no feed. */
  await db.schema.createTable("calendar_feed_reads", (table) => {
    table.string("feed_id", 16).primary().references("id").inTable("calendar_feeds").onDelete("CASCADE");
    table.timestamp("last_at", { useTz: true }).notNullable();
    table.string("client", 300).notNullable();
    table.integer("count").notNullable();
  });

  /** Since when a feed has read as it does: its Last-Modified, the same on every process. */
  await db.schema.createTable("calendar_feed_versions", (table) => {
    table.string("feed", 100).primary();
    table.string("etag", 64).notNullable();
    table.timestamp("modified_at", { useTz: true }).notNullable();
  });

  /** Which congress an id belongs to in UIDs: the first one that published it. Rows stay for ever, as UIDs do. */
  await db.schema.createTable("calendar_uids", (table) => {
    table.string("kind", 16).notNullable();
    table.string("id", 64).notNullable();
    table.string("congress_id", 16).notNullable();
    table.primary(["kind", "id"]);
  });

  if (db.client.config.client === "pg") {
    await db.raw(
      "create function move_calendar_revision() returns trigger language plpgsql as $$ begin update calendar_revision set number = number + 1; return null; end $$",
    );
  }
  for (const table of watched) await watch(db, table);
}

export async function down(db: Knex): Promise<void> {
  for (const table of watched) await unwatch(db, table);
  if (db.client.config.client === "pg") await db.raw("drop function move_calendar_revision()");
  for (const table of [
    "calendar_uids",
    "calendar_feed_versions",
    "calendar_feed_reads",
    "calendar_feeds",
    "calendar_revision",
  ]) {
    await db.schema.dropTable(table);
  }
}

const events = ["insert", "update", "delete"] as const;

/**
 * Lets every write to a table move the calendar's revision on. For migrations of tables from which feeds are made.
 * In PostgreSQL it moves as the transaction commits: the row is then locked last and shortest, and nobody waits in a
 * circle.
 */
export async function watch(db: Knex, table: string): Promise<void> {
  if (db.client.config.client === "pg") {
    await db.raw(
      "create constraint trigger ?? after insert or update or delete on ?? deferrable initially deferred for each row execute function move_calendar_revision()",
      [`calendar_${table}`, table],
    );
    return;
  }
  for (const event of events) {
    await db.raw(
      `create trigger ?? after ${event} on ?? begin update calendar_revision set number = number + 1; end`,
      [`calendar_${table}_${event}`, table],
    );
  }
}

/** Takes back `watch`. */
export async function unwatch(db: Knex, table: string): Promise<void> {
  if (db.client.config.client === "pg") {
    await db.raw("drop trigger if exists ?? on ??", [`calendar_${table}`, table]);
    return;
  }
  for (const event of events) await db.raw("drop trigger if exists ??", [`calendar_${table}_${event}`]);
}
