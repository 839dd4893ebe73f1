import type { Knex } from "knex";

/** Who signs in by the office's own sign-in service (OpenID Connect): the service's name for the person. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("external_identities", (table) => {
    table.string("issuer", 300).notNullable();
    table.string("subject", 255).notNullable();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("since", { useTz: true }).notNullable();
    table.primary(["issuer", "subject"]);
    /** One person of a service is one account, and the other way round. */
    table.unique(["issuer", "user_id"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("external_identities");
}
