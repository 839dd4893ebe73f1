import type { Knex } from "knex";

/** Checklist templates and their versions, the checklists of congresses, evidence, holidays. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("holidays", (table) => {
    table.string("day", 10).primary();
    table.string("name_vi", 200).notNullable();
    table.string("name_en", 200).notNullable().defaultTo("");
    table.text("source").notNullable().defaultTo("");
  });

  await db.schema.createTable("checklist_templates", (table) => {
    table.string("id", 16).primary();
    table.string("slug", 80).notNullable().unique();
    table.string("name_vi", 200).notNullable();
    table.string("name_en", 200).notNullable().defaultTo("");
    /** The agenda level whose congresses it is meant for; null for all. */
    table.string("level", 16).checkIn(["province", "district", "affiliated", "base"]);
    table.timestamp("created_at", { useTz: true }).notNullable();
  });

  await db.schema.createTable("checklist_template_versions", (table) => {
    table
      .string("template_id", 16)
      .notNullable()
      .references("id")
      .inTable("checklist_templates")
      .onDelete("CASCADE");
    table.integer("version").notNullable();
    /** The items as JSON text; never changed afterwards: editing a template makes a version. */
    table.text("items").notNullable();
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.primary(["template_id", "version"]);
  });

  await db.schema.createTable("checklists", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .unique()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE");
    table.string("template_id", 16).notNullable();
    table.integer("template_version").notNullable();
    table.timestamp("created_at", { useTz: true }).notNullable();
    /** The days of the congress and the holidays by which the items were dated: where they differ, dates are stale. */
    table.string("dated_first_day", 10);
    table.string("dated_last_day", 10);
    table.string("dated_holidays", 64).notNullable().defaultTo("");
    table.integer("version").notNullable().defaultTo(1);
    table
      .foreign(["template_id", "template_version"])
      .references(["template_id", "version"])
      .inTable("checklist_template_versions")
      .onDelete("RESTRICT");
  });

  await db.schema.createTable("checklist_items", (table) => {
    table.string("id", 16).primary();
    table.string("checklist_id", 16).notNullable().references("id").inTable("checklists").onDelete("CASCADE");
    table.string("code", 40).notNullable();
    table.string("category", 16).notNullable();
    table.text("content").notNullable();
    table.boolean("mandatory").notNullable();
    /** The fact of the system that ticks the item; null when people do. */
    table.string("fact", 24);
    /** No longer asked for by the template's version: kept with all that was done, counted no more. */
    table.boolean("is_retired").notNullable().defaultTo(false);
    table
      .string("state", 24)
      .notNullable()
      .defaultTo("open")
      .checkIn([
        "open",
        "in-progress",
        "done",
        "confirmed",
        "returned",
        "not-applicable-proposed",
        "not-applicable",
      ]);
    /** Null while the congress has no day. Rewritten when the congress, the holidays or the item it hangs on move. */
    table.string("due_day", 10);
    table.string("pinned_day", 10);
    table.string("responsible", 200).notNullable().defaultTo("");
    table.text("notes").notNullable().defaultTo("");
    table.text("reason").notNullable().defaultTo("");
    table.string("done_by_id", 16);
    table.string("done_by_name", 200);
    table.timestamp("done_at", { useTz: true });
    table.string("settled_by_id", 16);
    table.string("settled_by_name", 200);
    table.timestamp("settled_at", { useTz: true });
    table.integer("position").notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["checklist_id", "code"]);
    table.index(["checklist_id", "state", "due_day"]);
  });

  /** What was done with an item, in order; never changed. */
  await db.schema.createTable("checklist_item_steps", (table) => {
    table.increments("number");
    table
      .string("item_id", 16)
      .notNullable()
      .references("id")
      .inTable("checklist_items")
      .onDelete("CASCADE")
      .index();
    table.string("step", 32).notNullable();
    table.string("state", 24).notNullable();
    table.text("reason").notNullable().defaultTo("");
    table.string("actor_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable().index();
  });

  await db.schema.createTable("checklist_evidence", (table) => {
    table.string("id", 16).primary();
    table
      .string("item_id", 16)
      .notNullable()
      .references("id")
      .inTable("checklist_items")
      .onDelete("CASCADE")
      .index();
    table.string("file_name", 255).notNullable();
    table.string("media_type", 120).notNullable();
    table.integer("size").notNullable();
    table.string("sha256", 64).notNullable();
    table.string("added_by_name", 200).notNullable();
    table.timestamp("added_at", { useTz: true }).notNullable();
    /** Taken off the item, never destroyed: evidence is not lost. */
    table.timestamp("withdrawn_at", { useTz: true });
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "checklist_evidence",
    "checklist_item_steps",
    "checklist_items",
    "checklists",
    "checklist_template_versions",
    "checklist_templates",
    "holidays",
  ]) {
    await db.schema.dropTable(table);
  }
}
