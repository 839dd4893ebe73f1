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
import { referenceDay } from "~/platform/settings.server";
import { systemReason } from "~/platform/system-reason";
import { OperatorError } from "~/platform/told";
import { rebuildStandings } from "~/readiness/standings.server";
import { print, type Speech } from "./speech";
import { typedPath, withServices } from "./with-services";

/** `planner agenda check|import|export`, `planner projection rebuild`. */
export function registerAgendaCommands(program: Command, speech: Speech): void {
  const { t, say } = speech;
  const file = `<${t("help:value.file")}>`;
  const agenda = program.command("agenda").description(t("help:agenda.text"));
  agenda
    .command("check")
    .description(t("help:agenda.check"))
    .argument(file, t("help:agenda.file"))
    .option("--json", t("help:agenda.check-json"))
    .action((typed: string, options: { json?: boolean }) => checkFile(typed, options, speech));
  agenda
    .command("import")
    .description(t("help:agenda.import"))
    .argument(file, t("help:agenda.file"))
    .requiredOption("--congress <slug>", t("help:agenda.congress"))
    .option("--json", t("help:agenda.import-json"))
    .action((typed: string, options: ImportOptions) => importFile(typed, options, speech));
  agenda
    .command("export")
    .description(t("help:agenda.export"))
    .argument("<slug>", t("help:agenda.congress"))
    .option(`--published [${t("help:value.version")}]`, t("help:agenda.published"))
    .option("--json", t("help:agenda.export-json"))
    .action(exportAgenda);
  program
    .command("projection")
    .description(t("help:projection.text"))
    .command("rebuild")
    .description(t("help:projection.rebuild"))
    .action(() =>
      withServices(async ({ db, clock }) => {
        const [agendas, divisions] = [await rebuildProjection(db), await rebuildSeats(db)];
        const listed = await rebuildListings(db);
        const now = clock.now();
        const prepared = await rebuildStandings(db, { now, today: await referenceDay(db, now) });
        say("command:projection.done", { agendas, divisions, listed, prepared });
      }),
    );
}

interface ImportOptions {
  congress: string;
  json?: boolean;
}

async function checkFile(file: string, { json }: { json?: boolean }, speech: Speech) {
  const { agenda } = await readFileAsAgenda(file, speech);
  const findings = check(agenda).map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    path: finding.path,
    message: wordFinding(finding, speech),
    slotIds: finding.slotIds,
    source: finding.source,
    fixes: finding.fixes.map(({ code, params, commands }) => ({
      label: speech.t(`agenda:fix.${code}` as "agenda:fix.lengthen", params),
      commands,
    })),
  }));
  const good = publishable(check(agenda));
  if (json) print(JSON.stringify({ findings, publishable: good }, null, 2));
  else {
    for (const { severity, code, message, source } of findings) {
      print(`${severity === "block" ? "■" : "▲"} ${code}: ${message} (${wordSource(source, speech.t)})`);
    }
    print(speech.t(good ? "agenda:publishing.ready" : "agenda:publishing.blocked"));
  }
  process.exitCode = good ? 0 : 1;
}

async function importFile(file: string, { congress: slug, json }: ImportOptions, speech: Speech) {
  const { agenda, unknown } = await readFileAsAgenda(file, speech);
  const answer = (revision: number) =>
    json
      ? print(JSON.stringify({ congress: slug, revision, unknown }))
      : speech.say("command:agenda.imported", { revision, slug });
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
    if (saved.kind !== "saved") throw new OperatorError("command:agenda.overtaken");
    answer(saved.revision);
  });
}

async function exportAgenda(slug: string, { published }: { published?: true | string }) {
  await withServices(async ({ db }) => {
    const congressId = await congressIdOf(db, slug);
    if (published === undefined) {
      const latest = await findAgenda(db, congressId);
      if (!latest) throw new OperatorError("command:agenda.none", { slug });
      return print(JSON.stringify(latest.agenda, null, 2));
    }
    const version = published === true ? undefined : Number(published);
    if (version !== undefined && !Number.isSafeInteger(version)) {
      throw new OperatorError("command:agenda.version");
    }
    const found = await findPublication(db, congressId, version);
    if (!found) throw new OperatorError("command:agenda.unpublished", { slug });
    print(JSON.stringify(found.agenda, null, 2));
  });
}

async function readFileAsAgenda(
  file: string,
  { t, language, warn }: Speech,
): Promise<{ agenda: Agenda; unknown: string[] }> {
  const name = file === "-" ? t("command:file.standard-input") : file;
  const text = await (file === "-" ? readStandardInput() : readFile(typedPath(file), "utf8")).catch(
    (error) => {
      throw new OperatorError("command:file.unreadable", { file: name, why: systemReason(error) });
    },
  );
  const read = readAgenda(text, language);
  if (!read.ok) {
    const { reason, detail, place } = read;
    throw new OperatorError(`command:agenda.${reason}`, { file: name, detail, place: place || "/" });
  }
  if (read.laterFormat) warn("command:agenda.later", { file: name, format: read.laterFormat });
  if (read.unknown.length > 0)
    warn("command:agenda.unknown", { fields: read.unknown.slice(0, 20).join(", ") });
  return { agenda: read.agenda, unknown: read.unknown };
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

async function congressIdOf(db: Database, slug: string): Promise<string> {
  const congress = await db("congresses").where({ slug }).first("id");
  if (!congress) throw new OperatorError("command:agenda.congress", { slug });
  return congress.id;
}
