import type { Knex } from "knex";

/** Whose rows bear on how congresses are listed, and the congresses of a `{row}` of each. */
const sources: { table: string; events: readonly ("insert" | "update")[]; congresses: string }[] = [
  { table: "congresses", events: ["insert", "update"], congresses: "select {row}.id as congress_id" },
  {
    table: "committees",
    events: ["update"],
    congresses: "select id as congress_id from congresses where committee_id = {row}.id",
  },
  {
    table: "committee_levels",
    events: ["update"],
    congresses: `select congresses.id as congress_id from congresses
      join committees on committees.id = congresses.committee_id where committees.level_id = {row}.id`,
  },
];

/**
 * What lists of congresses are filtered, searched and ordered by, written ahead: neither database knows the Vietnamese
 * alphabet or finds text without its marks. Writes mark their congress; readers write what is marked first.
 */
export async function up(db: Knex): Promise<void> {
  const isPostgres = db.client.config.client === "pg";
  await db.schema.createTable("congress_listings", (table) => {
    table.string("congress_id", 16).primary().references("id").inTable("congresses").onDelete("CASCADE");
    table.string("committee_path", 1000).notNullable();
    table.boolean("is_public").notNullable();
    table.string("state", 16).notNullable();
    table.string("first_day", 10);
    table.string("last_day", 10);
    /** The part of the schedule: 0 what is ahead, 1 what was held, 2 what was cancelled. */
    table.integer("part").notNullable();
    /** The day in the order of the schedule; where nobody knows any, the last one there is. */
    table.string("day", 10).notNullable();
    /** As `day`; of what was held the digits are turned round, so that the latest comes first. */
    table.string("day_key", 10).notNullable();
    table.integer("level_position").notNullable();
    /** In the order of these texts, byte by byte, titles stand as Vietnamese lists have them. */
    table.string("title_key", 900).notNullable();
    /** All names, a line each, in lower case, to look for what was typed; `plain` without diacritics. */
    table.text("names_lower").notNullable();
    table.text("names_plain").notNullable();
  });
  if (isPostgres) {
    // Paths begin with those above them, byte by byte: by this order an index finds what is below a committee.
    await db.raw('alter table committees alter column path type varchar(1000) collate "C"');
    const keys = { committee_path: 1000, day: 10, day_key: 10, title_key: 900 };
    for (const [column, length] of Object.entries(keys)) {
      await db.raw(
        `alter table congress_listings alter column ${column} type varchar(${length}) collate "C"`,
      );
    }
  }
  const order = "level_position, title_key, congress_id";
  const indices = {
    in_order: `part, day_key, ${order}`,
    by_day: `first_day, last_day, is_public, ${order}`,
    by_path: "committee_path, is_public, state, first_day, last_day, congress_id",
    counted: "is_public, part, first_day",
  };
  for (const [name, columns] of Object.entries(indices)) {
    await db.raw(`create index congress_listings_${name} on congress_listings (${columns})`);
  }
  // The upper levels of the tree are read from the top.
  await db.raw(`create index committees_by_depth on committees (${depth})`);

  /** Congresses whose listing is to be written anew. Only ever added to and taken away. */
  await db.schema.createTable("congress_listing_marks", (table) => {
    table.increments("number");
    table.string("congress_id", 16).notNullable().index();
  });
  for (const source of sources) await (isPostgres ? markOnPostgres(db, source) : markOnSqlite(db, source));
  await db.raw("insert into congress_listing_marks (congress_id) select id from congresses");
}

/** How far down the tree a committee is, by its path. */
const depth = "(length(path) - length(replace(path, '/', '')))";

type Source = (typeof sources)[number];

async function markOnPostgres(db: Knex, { table, events, congresses }: Source): Promise<void> {
  await db.raw(`
    create function mark_listings_of_${table}() returns trigger language plpgsql as $$
    begin
      insert into congress_listing_marks (congress_id) ${congresses.replaceAll("{row}", "new")};
      return null;
    end $$`);
  await db.raw(
    `create trigger listings_${table} after ${events.join(" or ")} on ${table}
      for each row execute function mark_listings_of_${table}()`,
  );
}

async function markOnSqlite(db: Knex, { table, events, congresses }: Source): Promise<void> {
  for (const event of events) {
    await db.raw(`
      create trigger listings_${table}_${event} after ${event} on ${table} begin
        insert into congress_listing_marks (congress_id)
        select found.congress_id from (${congresses.replaceAll("{row}", "new")}) as found
        where not exists (select 1 from congress_listing_marks where congress_id = found.congress_id);
      end`);
  }
}

export async function down(db: Knex): Promise<void> {
  const isPostgres = db.client.config.client === "pg";
  for (const { table, events } of sources) {
    if (isPostgres) await db.raw(`drop function mark_listings_of_${table}() cascade`);
    // On SQLite an earlier migration that is taken back may have made the table anew, without its triggers.
    else for (const event of events) await db.raw(`drop trigger if exists listings_${table}_${event}`);
  }
  await db.schema.dropTable("congress_listing_marks");
  await db.raw("drop index committees_by_depth");
  await db.schema.dropTable("congress_listings");
  if (isPostgres) {
    await db.raw('alter table committees alter column path type varchar(1000) collate "default"');
  }
}
