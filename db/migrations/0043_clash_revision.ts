import type { Knex } from "knex";

/** Whatever clashes between congresses are made of. */
const watched = ["committees", "congresses", "congress_halls", "congress_listings", "agenda_slots"];
const events = ["insert", "update", "delete"] as const;

/**
 * One row, whose number moves in the very transaction of a write that bears on clashes between congresses: most writes
 * do not, and what was found is good until one does. In PostgreSQL it moves as the transaction commits: the row is then
 * locked last and shortest, and nobody waits in a circle.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("clash_revision", (table) => {
    table.integer("id").primary();
    table.bigInteger("number").notNullable();
  });
  await db("clash_revision").insert({ id: 1, number: 1 });
  if (db.client.config.client === "pg") {
    // Once in a transaction is enough: PostgreSQL gets slow at changing the same row thousands of times in one.
    await db.raw(`
      create function move_clash_revision() returns trigger language plpgsql as $$
      begin
        if current_setting('planner.clashes_moved', true) is distinct from txid_current()::text then
          update clash_revision set number = number + 1;
          perform set_config('planner.clashes_moved', txid_current()::text, true);
        end if;
        return null;
      end $$`);
    for (const table of watched) {
      await db.raw(
        "create constraint trigger ?? after insert or update or delete on ?? deferrable initially deferred for each row execute function move_clash_revision()",
        [`clash_${table}`, table],
      );
    }
    return;
  }
  for (const table of watched) {
    for (const event of events) {
      await db.raw(
        `create trigger ?? after ${event} on ?? begin update clash_revision set number = number + 1; end`,
        [`clash_${table}_${event}`, table],
      );
    }
  }
}

export async function down(db: Knex): Promise<void> {
  for (const table of watched) {
    if (db.client.config.client === "pg") {
      await db.raw("drop trigger if exists ?? on ??", [`clash_${table}`, table]);
    } else {
      for (const event of events) await db.raw("drop trigger if exists ??", [`clash_${table}_${event}`]);
    }
  }
  if (db.client.config.client === "pg") await db.raw("drop function move_clash_revision()");
  await db.schema.dropTable("clash_revision");
}
