import type { Knex } from "knex";

/** The delegates of a congress: personal data, shown only to those entitled. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("delegates", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    /** The number on the delegate's card; unique within the congress where it is given. */
    table.string("code", 40).notNullable().defaultTo("");
    table.string("name", 200).notNullable();
    /** The name in lower case, for searching: databases disagree on Vietnamese letters. */
    table.string("name_key", 200).notNullable().index();
    table
      .string("status", 16)
      .notNullable()
      .checkIn(["elected", "ex-officio", "appointed", "alternate", "excused"]);
    /** The organisation that sends the delegate, as its list names it. */
    table.string("unit", 200).notNullable().defaultTo("");
    table.string("sex", 8).notNullable().defaultTo("").checkIn(["", "female", "male"]);
    table.integer("birth_year");
    table.string("ethnicity", 60).notNullable().defaultTo("");
    table.string("sector", 100).notNullable().defaultTo("");
    /** Further attributes as JSON: names to texts. */
    table.text("attributes").notNullable().defaultTo("{}");
    table.integer("version").notNullable().defaultTo(1);
    table.check("birth_year is null or birth_year between 1900 and 2100", [], "delegates_birth_year");
  });
  await db.raw("create unique index delegates_code on delegates (congress_id, code) where code <> ''");
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("delegates");
}
