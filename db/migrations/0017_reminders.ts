import type { Knex } from "knex";

/** Jobs that one process at a time runs; reminders: what was noticed, for whom, and the mails that tell of it. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("jobs", (table) => {
    table.string("name", 64).primary();
    /** The runner that holds the lease; it is over at `expires_at` unless renewed. */
    table.string("owner", 64).notNullable();
    table.timestamp("expires_at", { useTz: true }).notNullable();
    table.timestamp("began_at", { useTz: true });
    table.timestamp("ended_at", { useTz: true });
    /** Empty when the last run went well. */
    table.string("fault", 500).notNullable().defaultTo("");
  });

  /** Occasions that people have been reminded of: each once, whoever runs the job. */
  await db.schema.createTable("reminded", (table) => {
    table.string("kind", 24).notNullable();
    table.string("subject_id", 16).notNullable();
    /** What makes it a new occasion: the due day, the number of the step. */
    table.string("occasion", 40).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.primary(["kind", "subject_id", "occasion"]);
  });

  /** The mails, one a person and day at most. Without a mail server they stay here to be read. */
  await db.schema.createTable("digests", (table) => {
    table.string("id", 16).primary();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.string("day", 10).notNullable();
    table.string("subject", 300).notNullable();
    table.text("text").notNullable();
    /** `sending` without an end means that nobody knows whether the mail went out: it is not sent again by itself. */
    table.string("state", 16).notNullable().checkIn(["waiting", "sending", "sent", "failed", "kept"]);
    table.integer("attempts").notNullable().defaultTo(0);
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("attempted_at", { useTz: true });
    table.timestamp("sent_at", { useTz: true });
    table.string("fault", 500).notNullable().defaultTo("");
    table.unique(["user_id", "day"]);
    table.index(["state", "attempted_at"]);
  });

  /** The inbox. */
  await db.schema.createTable("notices", (table) => {
    table.string("id", 16).primary();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.string("kind", 24).notNullable();
    table.string("subject_id", 16).notNullable();
    table.string("occasion", 40).notNullable();
    /** Whose business it is: who may no longer see that committee no longer sees the notice. */
    table
      .string("committee_id", 16)
      .notNullable()
      .references("id")
      .inTable("committees")
      .onDelete("CASCADE")
      .index();
    /** What it is about, as JSON: worded when it is shown. */
    table.text("content").notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.timestamp("read_at", { useTz: true });
    table.string("digest_id", 16).references("id").inTable("digests").onDelete("SET NULL").index();
    table.unique(["user_id", "kind", "subject_id", "occasion"]);
    table.index(["user_id", "read_at", "at"]);
  });

  /** What people chose; who chose nothing has no row. */
  await db.schema.createTable("reminder_choices", (table) => {
    table.string("user_id", 16).primary().references("id").inTable("users").onDelete("CASCADE");
    table.boolean("by_mail").notNullable();
    /** JSON: kinds of reminders that are not wanted. */
    table.text("muted").notNullable().defaultTo("[]");
    /** Local minutes after midnight: when the digest is due, and between which no mail is sent. */
    table.integer("digest_minute").notNullable();
    table.integer("quiet_from_minute").notNullable();
    table.integer("quiet_until_minute").notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });

  /** An account that answers for the item. No reference: when the account is gone, the item says so. */
  await db.schema.alterTable("checklist_items", (table) => {
    table.string("responsible_id", 16);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("checklist_items", (table) => table.dropColumn("responsible_id"));
  for (const table of ["reminder_choices", "notices", "digests", "reminded", "jobs"]) {
    await db.schema.dropTable(table);
  }
}
