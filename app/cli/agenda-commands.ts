import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { program as planner } from "~/accounts/audit.server";
import type { Agenda } from "~/agenda/agenda";
import { createAgenda, findAgenda } from "~/agenda/agendas.server";
import { check, publishable } from "~/agenda/check";
import { rebuildProjection } from "~/agenda/projection.server";
import { findPublication } from "~/agenda/publications.server";
import { rebuildSeats } from "~/groups/desk/seats.server";
import { readAgenda } from "~/agenda/read-agenda";
import { saveCommand } from "~/agenda/save.server";
import { wordFinding, wordSource } from "~/agenda/words";
import { rebuildListings } from "~/congress/listings.server";
import type { Database } from "~/platform/database.server";
import { isLanguage, languages, type Language } from "~/platform/language";
import { referenceDay } from "~/platform/settings.server";
import { rebuildStandings } from "~/readiness/standings.server";
import { createTranslator } from "~/wording";
import { CommandError } from "./command-error";
import { typedPath, withServices } from "./with-services";

/** `planner agenda check|import|export`, `planner projection rebuild`. */
export function registerAgendaCommands(program: Command): void {
  const agenda = program.command("agenda").description("agendas as files (format congress-agenda/1)");
  agenda
    .command("check")
    .description("run the rules over an agenda file; exit status 0 when it could be published, 1 when not")
    .argument("<file>", "a JSON file, or - for standard input")
    .option("--json", "findings as JSON")
    .option("--language <language>", languages.join(" or "), "vi")
    .action(checkFile);
  agenda
    .command("import")
    .description("make an agenda file the next revision of a congress's agenda")
    .argument("<file>", "a JSON file, or - for standard input")
    .requiredOption("--congress <slug>", "the congress, as in its address")
    .option("--json", "answer as JSON: congress, revision, and the fields that are kept without being known")
    .action(importFile);
  agenda
    .command("export")
    .description("print a congress's agenda as JSON")
    .argument("<slug>", "the congress, as in its address")
    .option("--published [version]", "the latest published version, or the one of this number")
    .option("--json", "as always: an agenda is JSON")
    .action(exportAgenda);
  program
    .command("projection")
    .description("tables that can be made anew")
    .command("rebuild")
    .description(
      "rebuild who is where when, who sits where, how congresses are listed, and where preparations stand, from what is stored",
    )
    .action(() =>
      withServices(async ({ db, clock }) => {
        const [agendas, divisions] = [await rebuildProjection(db), await rebuildSeats(db)];
        const listed = await rebuildListings(db);
        const now = clock.now();
        const prepared = await rebuildStandings(db, { now, today: await referenceDay(db, now) });
        print(
          `Rebuilt for ${agendas} agendas, ${divisions} divisions, ${listed} congresses and ${prepared} preparations.`,
        );
      }),
    );
}

async function checkFile(file: string, { json, language }: { json?: boolean; language: string }) {
  const reading = readingIn(language);
  const { agenda } = await readFileAsAgenda(file);
  const findings = check(agenda).map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    path: finding.path,
    message: wordFinding(finding, reading),
    slotIds: finding.slotIds,
    source: finding.source,
    fixes: finding.fixes.map(({ code, params, commands }) => ({
      label: reading.t(`agenda:fix.${code}` as "agenda:fix.lengthen", params),
      commands,
    })),
  }));
  const good = publishable(check(agenda));
  if (json) print(JSON.stringify({ findings, publishable: good }, null, 2));
  else {
    for (const { severity, code, message, source } of findings) {
      print(`${severity === "block" ? "■" : "▲"} ${code}: ${message} (${wordSource(source, reading.t)})`);
    }
    print(reading.t(good ? "agenda:publishing.ready" : "agenda:publishing.blocked"));
  }
  process.exitCode = good ? 0 : 1;
}

async function importFile(file: string, { congress: slug, json }: { congress: string; json?: boolean }) {
  const { agenda, unknown } = await readFileAsAgenda(file);
  const answer = (revision: number) =>
    print(
      json
        ? JSON.stringify({ congress: slug, revision, unknown })
        : `Imported as revision ${revision} of ${slug}.`,
    );
  await withServices(async ({ db, clock }) => {
    const congressId = await congressIdOf(db, slug);
    const now = clock.now();
    const created = await createAgenda(db, planner, now, congressId, agenda, {
      code: "replaced-import",
      params: {},
    });
    if (created) return answer(1);
    const latest = await findAgenda(db, congressId);
    const saved = await saveCommand({ db, author: planner, now, congressId }, latest?.number ?? 0, {
      do: "replace",
      agenda,
      why: "import",
    });
    if (saved.kind !== "saved") throw new CommandError("Somebody saved meanwhile. Import again.");
    answer(saved.revision);
  });
}

async function exportAgenda(slug: string, { published }: { published?: true | string }) {
  await withServices(async ({ db }) => {
    const congressId = await congressIdOf(db, slug);
    if (published === undefined) {
      const latest = await findAgenda(db, congressId);
      if (!latest) throw new CommandError(`${slug} has no agenda yet.`);
      return print(JSON.stringify(latest.agenda, null, 2));
    }
    const version = published === true ? undefined : Number(published);
    if (version !== undefined && !Number.isSafeInteger(version)) {
      throw new CommandError("--published takes a version number.");
    }
    const found = await findPublication(db, congressId, version);
    if (!found) throw new CommandError(`${slug} has no such published agenda.`);
    print(JSON.stringify(found.agenda, null, 2));
  });
}

async function readFileAsAgenda(file: string): Promise<{ agenda: Agenda; unknown: string[] }> {
  const name = file === "-" ? "standard input" : file;
  const text = await (file === "-" ? readStandardInput() : readFile(typedPath(file), "utf8")).catch(
    (error: NodeJS.ErrnoException) => {
      throw new CommandError(`${name} cannot be read: ${error.code ?? error.message}.`);
    },
  );
  const read = readAgenda(text);
  if (!read.ok) {
    const reasons = {
      "not-json": `is not JSON: ${read.detail}`,
      "not-an-agenda": `is not an agenda: "format" must be "congress-agenda/1", not "${read.detail}"`,
      "bad-field": `cannot be read as an agenda at ${read.place || "/"}: ${read.detail}`,
    };
    throw new CommandError(`${name} ${reasons[read.reason]}`);
  }
  if (read.laterFormat) {
    warn(`${name} has the later format ${read.laterFormat}: read as congress-agenda/1, the rest is kept.`);
  }
  if (read.unknown.length > 0) warn(`Unknown fields are kept: ${read.unknown.slice(0, 20).join(", ")}`);
  return { agenda: read.agenda, unknown: read.unknown };
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

async function congressIdOf(db: Database, slug: string): Promise<string> {
  const congress = await db("congresses").where({ slug }).first("id");
  if (!congress) throw new CommandError(`There is no congress "${slug}".`);
  return congress.id;
}

function readingIn(language: string): { t: ReturnType<typeof createTranslator>["t"]; language: Language } {
  if (!isLanguage(language)) throw new CommandError(`--language must be ${languages.join(" or ")}.`);
  return { t: createTranslator(language).t, language };
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const warn = (text: string): void => void process.stderr.write(`${text}\n`);
