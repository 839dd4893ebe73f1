import type { Command } from "commander";
import { examine, isBroken, type Examined } from "~/operation/doctor/examine.server";
import type { Finding } from "~/operation/doctor/finding";
import { readConfig } from "~/platform/config.server";
import { createServices } from "~/process/services.server";

/** `planner doctor`. */
export function registerDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description(
      "say what is wrong with this installation and how to mend it; exit status 1 when something is at fault",
    )
    .option("--json", "answer as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      // Not brought up to date before: an installation is examined as it is.
      const services = createServices(readConfig({ ...process.env, LOG_LEVEL: "silent" }));
      try {
        const examined = await examine(services);
        const isWell = !isBroken(examined);
        process.stdout.write(
          json ? `${JSON.stringify({ isWell, examined }, null, 2)}\n` : wordAll(examined, isWell),
        );
        process.exitCode = isWell ? 0 : 1;
      } finally {
        await services.db.destroy();
      }
    });
}

const marks: Record<Finding["state"], string> = { good: "✓", warning: "▲", fault: "■" };

function wordAll(examined: Examined[], isWell: boolean): string {
  const lines = examined.flatMap(({ findings }) =>
    findings.flatMap(({ state, text, remedy }) => [
      `${marks[state]} ${text}`,
      ...(remedy ? [`    → ${remedy}`] : []),
    ]),
  );
  return `${[...lines, "", isWell ? "Nothing is at fault." : "Something is at fault: see ■ above."].join("\n")}\n`;
}
