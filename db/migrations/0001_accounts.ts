import type { Knex } from "knex";

/** People, their roles, sessions, one-time links, settings of the workspace, and the audit trail. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("users", (table) => {
    table.string("id", 16).primary();
    table.string("email", 254).notNullable();
    /** Lower case: two accounts never differ by case alone. */
    table.string("email_key", 254).notNullable().unique();
    table.string("name", 200).notNullable();
    /** Null until the invitation is accepted. */
    table.text("password_hash");
    table.string("language", 2).notNullable().defaultTo("vi");
    table.timestamp("disabled_at", { useTz: true });
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });

  await db.schema.createTable("user_roles", (table) => {
    table.string("id", 16).primary();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table
      .string("role", 32)
      .notNullable()
      .checkIn(["administrator", "organiser", "committee-editor", "personnel-officer", "viewer"]);
    /** The committee at whose tree the role ends; null is the whole workspace. */
    table.string("committee_id", 16);
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.unique(["user_id", "role", "committee_id"]);
  });

  await db.schema.createTable("sessions", (table) => {
    table.string("token_hash", 64).primary();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE").index();
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("last_seen_at", { useTz: true }).notNullable();
    table.timestamp("expires_at", { useTz: true }).notNullable();
    table.string("client", 300).notNullable().defaultTo("");
  });

  await db.schema.createTable("one_time_links", (table) => {
    table.string("token_hash", 64).primary();
    table.string("purpose", 16).notNullable().checkIn(["invitation", "reset"]);
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("expires_at", { useTz: true }).notNullable();
    table.timestamp("used_at", { useTz: true });
  });

  await db.schema.createTable("workspace_settings", (table) => {
    table.string("key", 64).primary();
    table.text("value").notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });

  await db.schema.createTable("audit_log", (table) => {
    table.increments("number");
    table.timestamp("at", { useTz: true }).notNullable();
    table.string("actor_id", 16);
    /** The name at that time: the trail stays readable when the account is gone. */
    table.string("actor_name", 200).notNullable();
    table.string("action", 64).notNullable();
    table.string("subject_kind", 32).notNullable();
    table.string("subject_id", 64).notNullable();
    table.text("detail").notNullable().defaultTo("{}");
    table.string("previous_hash", 64).notNullable();
    table.string("hash", 64).notNullable().unique();
    table.index(["subject_kind", "subject_id"]);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "audit_log",
    "workspace_settings",
    "one_time_links",
    "sessions",
    "user_roles",
    "users",
  ]) {
    await db.schema.dropTable(table);
  }
}
