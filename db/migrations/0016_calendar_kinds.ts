import type { Knex } from "knex";
import { unwatch, watch } from "./0004_calendar";

/** What the kinds of entries added here are made of. */
const watched = [
  "checklists",
  "checklist_items",
  "holidays",
  "drafts",
  "draft_versions",
  "comment_rounds",
  "delegates",
  "divisions",
  "division_revisions",
  "survey_plans",
  "survey_grants",
  "survey_steps",
  "calendar_delegate_feeds",
];

/** Deadlines and discussion groups in feeds, feeds of delegates. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("calendar_feeds", (table) => {
    /** Deadlines as tasks (VTODO) instead of whole days. */
    table.boolean("tasks").notNullable().defaultTo(false);
  });

  /**
   * What feeds last said of things that keep no history of their own, so that their entries have a SEQUENCE and can be
   * cancelled after the thing itself is gone. Rows stay for ever, as UIDs do.
   */
  await db.schema.createTable("calendar_followed", (table) => {
    table.string("kind", 16).notNullable();
    table.string("id", 250).notNullable();
    /** Where the thing belongs: whoever may read that may read what is followed. */
    table.string("owner_id", 40).notNullable();
    table.text("facts").notNullable();
    table.integer("changes").notNullable();
    table.timestamp("changed_at", { useTz: true }).notNullable();
    table.boolean("is_removed").notNullable();
    /** When it was last put at another time, and from where; null when never. */
    table.timestamp("moved_at", { useTz: true });
    table.string("moved_from", 40);
    table.primary(["kind", "id"]);
    table.index(["kind", "owner_id"]);
  });

  /**
   * The secret addresses printed on delegates' cards, one row for each that was ever made. Without references: the
   * address of a delegate who is gone must still answer "revoked".
   */
  await db.schema.createTable("calendar_delegate_feeds", (table) => {
    table.string("id", 16).primary();
    table.string("congress_id", 16).notNullable().index();
    table.string("delegate_id", 16).notNullable();
    /** With the delegate it makes the token: raised to give a new address. */
    table.integer("generation").notNullable();
    table.string("token_hash", 64).notNullable().unique();
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("revoked_at", { useTz: true });
    table.unique(["delegate_id", "generation"]);
  });

  /** Apart from the feeds, which are watched: reading a feed changes no feed. */
  await db.schema.createTable("calendar_delegate_feed_reads", (table) => {
    table
      .string("feed_id", 16)
      .primary()
      .references("id")
      .inTable("calendar_delegate_feeds")
      .onDelete("CASCADE");
    table.timestamp("last_at", { useTz: true }).notNullable();
    table.string("client", 300).notNullable();
    table.integer("count").notNullable();
  });

  if (db.client.config.client === "pg") {
    // Once in a transaction is enough: PostgreSQL gets slow at changing the same row thousands of times in one.
    await db.raw(`
      create or replace function move_calendar_revision() returns trigger language plpgsql as $$
      begin
        if current_setting('planner.calendar_moved', true) is distinct from txid_current()::text then
          update calendar_revision set number = number + 1;
          perform set_config('planner.calendar_moved', txid_current()::text, true);
        end if;
        return null;
      end $$`);
  }
  for (const table of watched) await watch(db, table);
}

/** The trigger's function stays as it is: it does what the first one did. */
export async function down(db: Knex): Promise<void> {
  for (const table of watched) {
    if (db.client.config.client === "pg") await unwatch(db, table);
    // On SQLite a later migration that took a column away made the table anew, without its triggers.
    else
      for (const event of ["insert", "update", "delete"])
        await db.raw("drop trigger if exists ??", [`calendar_${table}_${event}`]);
  }
  for (const table of ["calendar_delegate_feed_reads", "calendar_delegate_feeds", "calendar_followed"]) {
    await db.schema.dropTable(table);
  }
  // Knex would make the table anew on SQLite, and lose its triggers.
  await db.raw("alter table calendar_feeds drop column tasks");
}
