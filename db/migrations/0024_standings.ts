import type { Knex } from "knex";

const events = ["insert", "update", "delete"] as const;

/** A table whose rows bear on where preparations stand. */
interface Source {
  table: string;
  /** The column of the table by which the congress is found. */
  key: string;
  /** Finds the congresses of `{changed}` rows. */
  congresses: string;
}

const direct = (table: string): Source => ({
  table,
  key: "congress_id",
  congresses: "select {changed}.congress_id from {changed} where {changed}.congress_id is not null",
});
const through = (table: string, key: string, parent: string): Source => ({
  table,
  key,
  congresses: `select parent.congress_id from {changed} join ${parent} as parent on parent.id = {changed}.${key}
    where parent.congress_id is not null`,
});

const sources: Source[] = [
  { table: "congresses", key: "id", congresses: "select {changed}.id as congress_id from {changed}" },
  {
    table: "committees",
    key: "id",
    congresses: `select congresses.id as congress_id from {changed}
      join congresses on congresses.committee_id = {changed}.id where 1 = 1`,
  },
  direct("checklists"),
  through("checklist_items", "checklist_id", "checklists"),
  {
    table: "checklist_item_steps",
    key: "item_id",
    congresses: `select checklists.congress_id from {changed}
      join checklist_items on checklist_items.id = {changed}.item_id
      join checklists on checklists.id = checklist_items.checklist_id where 1 = 1`,
  },
  direct("agendas"),
  through("agenda_publications", "agenda_id", "agendas"),
  direct("drafts"),
  through("comment_rounds", "draft_id", "drafts"),
  direct("survey_plans"),
  through("survey_steps", "plan_id", "survey_plans"),
  direct("divisions"),
  through("division_revisions", "division_id", "divisions"),
  through("division_seats", "division_id", "divisions"),
  direct("delegates"),
];

const categories = [
  "documents",
  "personnel",
  "delegates",
  "organisation",
  "propaganda",
  "security",
  "health",
];
const counts = ["total", "settled", "waiting", "overdue"];

/**
 * Where the preparation of each congress stands, counted ahead for the picture of all; who is reminded of the duties of
 * directives; holidays that people edit.
 */
export async function up(db: Knex): Promise<void> {
  const isPostgres = db.client.config.client === "pg";
  await db.schema.createTable("readiness_standings", (table) => {
    table.string("congress_id", 16).primary().references("id").inTable("congresses").onDelete("CASCADE");
    table.string("committee_path", 1000).notNullable();
    /** In the order of these texts, byte by byte, names stand as Vietnamese lists have them. */
    table.string("name_key", 900).notNullable();
    table.string("title_key", 900).notNullable();
    /** In lower case, to look for what was typed; `plain` without diacritics. */
    table.string("name_lower", 400).notNullable();
    table.string("name_plain", 400).notNullable();
    table.string("first_day", 10);
    /** False while no checklist was begun. */
    table.boolean("is_begun").notNullable();
    table.boolean("is_ready").notNullable();
    for (const count of [...counts, "mandatory", "missing", "gained", "lost"]) {
      table.integer(count).notNullable();
    }
    for (const category of categories) {
      for (const count of counts) table.integer(`${category}_${count}`).notNullable();
    }
    /** The counts hold on the days after this one, up to and including the next, and until this instant. */
    table.string("after_day", 10).notNullable().index();
    table.string("through_day", 10).notNullable().index();
    table.timestamp("until", { useTz: true }).index();
  });
  if (isPostgres) {
    const keys = { committee_path: 1000, name_key: 900, title_key: 900 };
    for (const [column, length] of Object.entries(keys)) {
      await db.raw(
        `alter table readiness_standings alter column ${column} type varchar(${length}) collate "C"`,
      );
    }
  }
  await db.raw("create index readiness_standings_by_name on readiness_standings (name_key)");

  /** Congresses to be counted anew. Only ever added to and taken away, so that writers do not wait for each other. */
  await db.schema.createTable("readiness_marks", (table) => {
    table.increments("number");
    table.string("congress_id", 16).notNullable().index();
  });
  for (const source of sources) await (isPostgres ? markOnPostgres(db, source) : markOnSqlite(db, source));
  await db.raw("insert into readiness_marks (congress_id) select id from congresses");

  // When a congress moves, its checklist says that it is not dated by any holidays: a look at one index finds it.
  await db.raw("create index checklists_dated on checklists (dated_holidays)");
  for (const column of ["dated_first_day", "dated_last_day"]) {
    // Knex would make the table anew on SQLite, and lose its triggers.
    await db.raw(`alter table checklists drop column ${column}`);
  }
  await (isPostgres ? undateOnPostgres(db) : undateOnSqlite(db));

  // The queue of those who confirm, oldest first; what is due, for reminders.
  await db.raw("create index checklist_items_waiting on checklist_items (state, done_at)");
  await db.raw("create index checklist_items_due on checklist_items (state, due_day)");

  /** Whose people are reminded of a duty. Nobody named: those who follow up directives. */
  await db.schema.createTable("duty_committees", (table) => {
    table
      .string("duty_id", 16)
      .notNullable()
      .references("id")
      .inTable("directive_duties")
      .onDelete("CASCADE");
    table
      .string("committee_id", 16)
      .notNullable()
      .references("id")
      .inTable("committees")
      .onDelete("CASCADE")
      .index();
    table.primary(["duty_id", "committee_id"]);
  });

  await db.raw("alter table holidays add column version integer not null default 1");
}

/** Once for each statement and congress. */
async function markOnPostgres(db: Knex, { table, congresses }: Source): Promise<void> {
  await db.raw(`
    create function mark_readiness_of_${table}() returns trigger language plpgsql as $$
    begin
      insert into readiness_marks (congress_id)
      select distinct found.congress_id from (${congresses.replaceAll("{changed}", "changed")}) as found;
      return null;
    end $$`);
  for (const event of events) {
    await db.raw(
      `create trigger readiness_${table}_${event} after ${event} on ${table}
        referencing ${event === "delete" ? "old" : "new"} table as changed
        for each statement execute function mark_readiness_of_${table}()`,
    );
  }
}

/** Once for each congress until it is counted: there is one writer at a time. */
async function markOnSqlite(db: Knex, { table, key, congresses }: Source): Promise<void> {
  for (const event of events) {
    const row = `(select ${event === "delete" ? "old" : "new"}.${key} as ${key}) as changed`;
    const found = congresses.replace("from {changed}", `from ${row}`).replaceAll("{changed}", "changed");
    await db.raw(`
      create trigger readiness_${table}_${event} after ${event} on ${table} begin
        insert into readiness_marks (congress_id)
        select found.congress_id from (${found}) as found
        where not exists (select 1 from readiness_marks where congress_id = found.congress_id);
      end`);
  }
}

async function undateOnPostgres(db: Knex): Promise<void> {
  await db.raw(`
    create function undate_checklist() returns trigger language plpgsql as $$
    begin
      update checklists set dated_holidays = '' where congress_id = new.id;
      return null;
    end $$`);
  await db.raw(`
    create trigger undate_checklist after update of first_day, last_day on congresses
      for each row execute function undate_checklist()`);
}

async function undateOnSqlite(db: Knex): Promise<void> {
  await db.raw(`
    create trigger undate_checklist after update of first_day, last_day on congresses begin
      update checklists set dated_holidays = '' where congress_id = new.id;
    end`);
}

export async function down(db: Knex): Promise<void> {
  const isPostgres = db.client.config.client === "pg";
  await db.raw("alter table holidays drop column version");
  await db.schema.dropTable("duty_committees");
  await db.raw("drop index checklist_items_due");
  await db.raw("drop index checklist_items_waiting");
  await db.raw(isPostgres ? "drop function undate_checklist() cascade" : "drop trigger undate_checklist");
  for (const column of ["dated_first_day", "dated_last_day"]) {
    await db.raw(`alter table checklists add column ${column} varchar(10)`);
  }
  await db.raw("drop index checklists_dated");
  for (const { table } of sources) {
    if (isPostgres) await db.raw(`drop function mark_readiness_of_${table}() cascade`);
    // On SQLite an earlier migration that is taken back may have made the table anew, without its triggers.
    else for (const event of events) await db.raw(`drop trigger if exists readiness_${table}_${event}`);
  }
  await db.schema.dropTable("readiness_marks");
  await db.schema.dropTable("readiness_standings");
}
