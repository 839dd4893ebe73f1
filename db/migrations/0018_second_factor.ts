import type { Knex } from "knex";

/** A second factor at sign-in: secrets of authenticator apps, recovery codes, sign-ins that wait for a code. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("second_factors", (table) => {
    table.string("user_id", 16).primary().references("id").inTable("users").onDelete("CASCADE");
    /** Encrypted; null until the first code from the app was right. */
    table.text("secret");
    /** Encrypted: shown to be scanned, in force once a code from it was right. */
    table.text("next_secret");
    table.timestamp("since", { useTz: true });
    /** The time step of the newest code that was used: neither it nor an older one is taken again. */
    table.bigInteger("last_step").notNullable().defaultTo(0);
  });

  await db.schema.createTable("recovery_codes", (table) => {
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.string("code_hash", 64).notNullable();
    table.timestamp("used_at", { useTz: true });
    table.primary(["user_id", "code_hash"]);
  });

  /** The password was right; the code is still to come. */
  await db.schema.createTable("begun_sign_ins", (table) => {
    table.string("token_hash", 64).primary();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("expires_at", { useTz: true }).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["begun_sign_ins", "recovery_codes", "second_factors"])
    await db.schema.dropTable(table);
}
