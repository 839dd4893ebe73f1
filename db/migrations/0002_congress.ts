import type { Knex } from "knex";

/** Committees (a tree whose levels are data), the bodies around them, and their congresses. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("committee_levels", (table) => {
    table.string("id", 32).primary();
    table.string("name_vi", 120).notNullable();
    table.string("name_en", 120).notNullable();
    table.integer("position").notNullable();
    /** Which kind of agenda a congress of this level has: the `level` of the agenda format. */
    table.string("agenda_level", 16).notNullable().checkIn(["province", "district", "affiliated", "base"]);
    table.integer("version").notNullable().defaultTo(1);
  });

  await db.schema.createTable("committees", (table) => {
    table.string("id", 16).primary();
    table.string("slug", 80).notNullable().unique();
    table.string("parent_id", 16).references("id").inTable("committees").onDelete("RESTRICT").index();
    /** Ids from the root to this committee, each between slashes (`/a/b/`): a prefix finds a whole subtree. */
    table.string("path", 1000).notNullable().index();
    table
      .string("level_id", 32)
      .notNullable()
      .references("id")
      .inTable("committee_levels")
      .onDelete("RESTRICT");
    table.string("name_vi", 200).notNullable();
    table.string("name_en", 200).notNullable().defaultTo("");
    /** The executive committee's own name: "Tỉnh ủy Đắk Lắk". */
    table.string("organ_vi", 200).notNullable().defaultTo("");
    table.string("organ_en", 200).notNullable().defaultTo("");
    table.boolean("is_sample").notNullable().defaultTo(false);
    /** JSON: a FactSource. */
    table.text("source").notNullable();
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });

  await db.schema.createTable("bodies", (table) => {
    table.string("id", 16).primary();
    table.string("slug", 80).notNullable().unique();
    table.string("committee_id", 16).references("id").inTable("committees").onDelete("CASCADE");
    table.string("name_vi", 200).notNullable();
    table.string("name_en", 200).notNullable();
    /** JSON: a FactSource. */
    table.text("source").notNullable();
  });

  await db.schema.createTable("congresses", (table) => {
    table.string("id", 16).primary();
    table.string("slug", 80).notNullable().unique();
    table
      .string("committee_id", 16)
      .notNullable()
      .references("id")
      .inTable("committees")
      .onDelete("RESTRICT")
      .index();
    table.string("title_vi", 300).notNullable();
    table.string("title_en", 300).notNullable().defaultTo("");
    table
      .string("kind", 16)
      .notNullable()
      .defaultTo("unstated")
      .checkIn(["unstated", "delegates", "members"]);
    /** Roman numeral; empty where the source does not state it. */
    table.string("ordinal", 16).notNullable().defaultTo("");
    /** `2020-2025`; empty where not stated. */
    table.string("term", 9).notNullable().defaultTo("");
    table.string("state", 16).notNullable().checkIn(["preparing", "held", "cancelled"]);
    table.string("first_day", 10);
    table.string("last_day", 10);
    /** "Held, day unknown": the day of the source, on or before which it is known to have been held. */
    table.string("held_by", 10);
    table.string("timezone", 64).notNullable().defaultTo("Asia/Ho_Chi_Minh");
    table.string("place", 300).notNullable().defaultTo("");
    table.integer("expected_delegates");
    /** Public congresses stand on the schedule that anyone reads. */
    table.boolean("is_public").notNullable().defaultTo(true);
    table.boolean("is_sample").notNullable().defaultTo(false);
    /** JSON: for each fact where it comes from (FactSources). */
    table.text("sources").notNullable().defaultTo("{}");
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("updated_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.check(
      "(first_day is null and last_day is null) or (first_day is not null and last_day is not null and first_day <= last_day)",
      [],
      "congresses_days_in_order",
    );
    table.check(
      "held_by is null or (state = 'held' and first_day is null)",
      [],
      "congresses_held_by_only_when_unknown",
    );
    table.check(
      "expected_delegates is null or expected_delegates between 1 and 100000",
      [],
      "congresses_delegates",
    );
  });

  await db.schema.createTable("congress_halls", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    table.string("name", 200).notNullable();
    table.integer("capacity");
    table.integer("position").notNullable();
    table.check("capacity is null or capacity between 1 and 100000", [], "congress_halls_capacity");
  });

  await db.schema.createTable("congress_documents", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    table
      .string("kind", 32)
      .notNullable()
      .checkIn(["political-report", "review-report", "action-programme", "other"]);
    table.string("title", 300).notNullable();
    table.string("circulated", 10);
    table.integer("position").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "congress_documents",
    "congress_halls",
    "congresses",
    "bodies",
    "committees",
    "committee_levels",
  ]) {
    await db.schema.dropTable(table);
  }
}
