import type { Knex } from "knex";

/**
 * Personnel surveys: plans and their keys, steps, lists, counts, corrections, grants.
 * A `sealed` column holds ciphertext only: names and what identifies people, encrypted under the plan's own key.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("survey_plans", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    table.string("number", 100).notNullable();
    table.string("issued_on", 10);
    table.string("issuer", 300).notNullable().defaultTo("");
    table.text("purpose").notNullable().defaultTo("");
    table.string("owner_id", 16).notNullable().references("id").inTable("users").onDelete("RESTRICT").index();
    /** False: people are codes only. Fixed when the plan is made. */
    table.boolean("names_allowed").notNullable();
    table.integer("seats");
    /** JSON: percentages by figure, and the range of the excess. */
    table.text("targets").notNullable();
    table.timestamp("archived_at", { useTz: true });
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.check("seats is null or seats > 0", [], "survey_plans_seats");
  });

  /** The plan's data key, encrypted under SURVEY_KEY. Without its row nothing sealed can be read again. */
  await db.schema.createTable("survey_keys", (table) => {
    table.string("plan_id", 16).primary().references("id").inTable("survey_plans").onDelete("CASCADE");
    table.text("wrapped").notNullable();
  });

  await db.schema.createTable("survey_grants", (table) => {
    table.string("plan_id", 16).notNullable().references("id").inTable("survey_plans").onDelete("CASCADE");
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE").index();
    /** JSON: a list of `read`, `count`, `manage`, `approve`. */
    table.text("capabilities").notNullable();
    /** The last day on which it holds. */
    table.string("ends_on", 10).notNullable();
    table.string("granted_by_name", 200).notNullable();
    table.timestamp("granted_at", { useTz: true }).notNullable();
    table.primary(["plan_id", "user_id"]);
  });

  await db.schema.createTable("survey_steps", (table) => {
    table.string("id", 16).primary();
    table
      .string("plan_id", 16)
      .notNullable()
      .references("id")
      .inTable("survey_plans")
      .onDelete("CASCADE")
      .index();
    table.integer("position").notNullable();
    table.string("track", 16).notNullable().checkIn(["standing-again", "first-time", "common"]);
    /** Where it comes from: reported by the press, general knowledge, or entered here. */
    table.string("origin", 16).notNullable().checkIn(["reported", "unverified", "entered"]);
    table.string("name", 300).notNullable();
    table.string("body", 300).notNullable().defaultTo("");
    table.text("purpose").notNullable().defaultTo("");
    table.string("day", 10);
    table.string("starts_at", 5);
    table.integer("minutes");
    table.string("place", 300).notNullable().defaultTo("");
    /** How many are to be convened; null while not known. */
    table.integer("convened");
    /** Who is responsible, and why a tie was decided as it was. */
    table.text("sealed");
    /** JSON: quorum, ballot, pass rule, who goes on. Fixed once a step of the plan has opened. */
    table.text("rules").notNullable();
    table
      .string("state", 16)
      .notNullable()
      .defaultTo("planned")
      .checkIn(["planned", "open", "counted", "concluded"]);
    table.boolean("needs_review").notNullable().defaultTo(false);
    /** JSON: attendance; the agreed count by identifiers of people; those chosen of a tie; those who went on. */
    table.text("attendance");
    table.text("tally");
    table.text("chosen").notNullable().defaultTo("[]");
    table.text("carried").notNullable().defaultTo("[]");
    table.string("minutes_number", 100);
    table.string("minutes_day", 10);
    table.timestamp("updated_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["plan_id", "position"]);
    table.check("state in ('planned', 'open') or tally is not null", [], "survey_steps_counted");
    table.check("state <> 'concluded' or minutes_number is not null", [], "survey_steps_concluded");
  });

  await db.schema.createTable("survey_step_predecessors", (table) => {
    table.string("step_id", 16).notNullable().references("id").inTable("survey_steps").onDelete("CASCADE");
    table
      .string("predecessor_id", 16)
      .notNullable()
      .references("id")
      .inTable("survey_steps")
      .onDelete("CASCADE")
      .index();
    table.primary(["step_id", "predecessor_id"]);
  });

  await db.schema.createTable("survey_people", (table) => {
    table.string("id", 16).primary();
    table.string("plan_id", 16).notNullable().references("id").inTable("survey_plans").onDelete("CASCADE");
    table.string("code", 20).notNullable();
    table.text("sealed").notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["plan_id", "code"]);
  });

  await db.schema.createTable("survey_step_people", (table) => {
    table.string("step_id", 16).notNullable().references("id").inTable("survey_steps").onDelete("CASCADE");
    table
      .string("person_id", 16)
      .notNullable()
      .references("id")
      .inTable("survey_people")
      .onDelete("CASCADE")
      .index();
    table.integer("position").notNullable();
    table.primary(["step_id", "person_id"]);
  });

  /** Every count that was entered, also those that were entered anew or discarded. */
  await db.schema.createTable("survey_counts", (table) => {
    table.string("id", 16).primary();
    table
      .string("step_id", 16)
      .notNullable()
      .references("id")
      .inTable("survey_steps")
      .onDelete("CASCADE")
      .index();
    table.string("counter_id", 16).notNullable();
    table.string("counter_name", 200).notNullable();
    table.text("figures").notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    /** No longer counts: entered anew, discarded, or counted again. */
    table.timestamp("ended_at", { useTz: true });
  });

  await db.schema.createTable("survey_corrections", (table) => {
    table.string("id", 16).primary();
    table
      .string("step_id", 16)
      .notNullable()
      .references("id")
      .inTable("survey_steps")
      .onDelete("CASCADE")
      .index();
    /** The reason. */
    table.text("sealed").notNullable();
    /** JSON: `{ attendance, figures, chosen }` as they were and as they are to be. */
    table.text("before").notNullable();
    table.text("after").notNullable();
    table.string("proposed_by_id", 16).notNullable();
    table.string("proposed_by_name", 200).notNullable();
    table.timestamp("proposed_at", { useTz: true }).notNullable();
    table.string("decision", 16).checkIn(["approved", "rejected"]);
    table.string("decided_by_id", 16);
    table.string("decided_by_name", 200);
    table.timestamp("decided_at", { useTz: true });
    table.check(
      "decision is null or decision <> 'approved' or decided_by_id <> proposed_by_id",
      [],
      "survey_corrections_two_people",
    );
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "survey_corrections",
    "survey_counts",
    "survey_step_people",
    "survey_people",
    "survey_step_predecessors",
    "survey_steps",
    "survey_grants",
    "survey_keys",
    "survey_plans",
  ]) {
    await db.schema.dropTable(table);
  }
}
