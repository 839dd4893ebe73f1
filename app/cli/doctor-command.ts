import type { Command } from "commander";
import { examine, isBroken } from "~/operation/doctor/examine.server";
import { wordFinding, type WordedFinding } from "~/operation/doctor/finding";
import { readConfig } from "~/platform/config.server";
import { createServices } from "~/process/services.server";
import { print, type Speech } from "./speech";

/** `planner doctor`. */
export function registerDoctorCommand(program: Command, { t, say }: Speech): void {
  program
    .command("doctor")
    .description(t("help:doctor"))
    .option("--json", t("help:json"))
    .action(async ({ json }: { json?: boolean }) => {
      // Not brought up to date before: an installation is examined as it is.
      const services = createServices(readConfig({ ...process.env, LOG_LEVEL: "silent" }));
      try {
        const found = await examine(services);
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
      } finally {
        await services.db.destroy();
      }
    });
}

const marks: Record<WordedFinding["state"], string> = { good: "✓", warning: "▲", fault: "■" };

const linesOf = ({ state, text, remedy }: WordedFinding): string =>
  [`${marks[state]} ${text}`, ...(remedy ? [`    → ${remedy}`] : [])].join("\n");
