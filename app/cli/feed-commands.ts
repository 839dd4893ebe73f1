import type { Command } from "commander";
import { resolveFeed } from "~/calendar/resolve.server";
import { writeCalendar } from "~/calendar/icalendar.server";
import { isLanguage, languages } from "~/platform/language";
import { CommandError } from "./command-error";
import { withServices } from "./with-services";

/** `planner feed print`. */
export function registerFeedCommands(program: Command): void {
  const feed = program.command("feed").description("calendar feeds");
  feed
    .command("print")
    .description("print a public feed as its subscribers get it")
    .argument("<feed>", "`schedule`, or the name of a congress in its address (dak-lak-xvii)")
    .option("--language <language>", languages.join(" or "), "vi")
    .option("--json", "the entries as JSON instead of iCalendar")
    .action((name: string, { language, json }: { language: string; json?: boolean }) =>
      withServices(async (services) => {
        if (!isLanguage(language)) throw new CommandError(`--language must be ${languages.join(" or ")}.`);
        const address =
          name === "schedule" ? ({ kind: "schedule" } as const) : ({ kind: "congress", slug: name } as const);
        const found = await resolveFeed(services, address, language);
        const content = found.kind === "readable" ? await found.compose(services.clock.now()) : null;
        if (!content) {
          throw new CommandError(
            `There is no public congress "${name}" with a published agenda. Publish its agenda first, or print "schedule".`,
          );
        }
        process.stdout.write(json ? `${JSON.stringify(content, null, 2)}\n` : writeCalendar(content));
      }),
    );
}
