import type { Command } from "commander";
import { missingDatabase } from "~/operation/doctor/database.server";
import { examine, isBroken, type Examined } from "~/operation/doctor/examine.server";
import { wordFinding, type WordedFinding } from "~/operation/doctor/finding";
import { configuredDatabase, readConfig } from "~/platform/config.server";
import { createServices } from "~/process/services.server";
import { print, type Speech } from "./speech";

/** `planner doctor`. */
export function registerDoctorCommand(program: Command, { t, say }: Speech): void {
  program
    .command("doctor")
    .description(t("help:doctor"))
    .option("--json", t("help:json"))
    .action(async ({ json }: { json?: boolean }) => {
      const found = await examineConfigured();
      const isWell = !isBroken(found);
      const examined = found.map(({ subject, findings }) => ({
        subject,
        findings: findings.map((finding) => wordFinding(finding, t)),
      }));
      if (json) print(JSON.stringify({ isWell, examined }, null, 2));
      else {
        for (const finding of examined.flatMap(({ findings }) => findings)) print(linesOf(finding));
        print("");
        say(isWell ? "doctor:well" : "doctor:ill");
      }
      process.exitCode = isWell ? 0 : 1;
    });
}

async function examineConfigured(): Promise<Examined[]> {
  const missing = missingDatabase(configuredDatabase(process.env));
  // To open it would make it, and keys for it.
  if (missing) return [{ subject: "database", findings: [missing] }];
  // Not brought up to date before: an installation is examined as it is.
  const services = createServices(readConfig({ ...process.env, LOG_LEVEL: "silent" }));
  try {
    return await examine(services);
  } finally {
    await services.db.destroy();
  }
}

const marks: Record<WordedFinding["state"], string> = { good: "✓", warning: "▲", fault: "■" };

const linesOf = ({ state, text, remedy }: WordedFinding): string =>
  [`${marks[state]} ${text}`, ...(remedy ? [`    → ${remedy}`] : [])].join("\n");
