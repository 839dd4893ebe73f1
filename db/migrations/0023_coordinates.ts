import type { Knex } from "knex";

/** Where on earth a congress meets, so that calendars can show the way. */
export async function up(db: Knex): Promise<void> {
  // The check stands with the column: SQLite adds no constraint to a table that is there.
  await db.raw(
    "alter table congresses add column latitude double precision check (latitude between -90 and 90)",
  );
  await db.raw(
    `alter table congresses add column longitude double precision
     check (longitude between -180 and 180)
     check ((latitude is null) = (longitude is null))`,
  );
}

export async function down(db: Knex): Promise<void> {
  // The longitude first: its check speaks of the latitude.
  await db.raw("alter table congresses drop column longitude");
  await db.raw("alter table congresses drop column latitude");
}
