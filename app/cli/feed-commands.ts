import type { Command } from "commander";
import { readFeedPath } from "~/calendar/feed-address";
import { resolveFeed, resolveFeedById, type Resolved } from "~/calendar/resolve.server";
import { isLanguage, languages, type Language } from "~/platform/language";
import type { Services } from "~/platform/services";
import { CommandError } from "./command-error";
import { withServices } from "./with-services";

/** `planner feed print`. */
export function registerFeedCommands(program: Command): void {
  const feed = program.command("feed").description("calendar feeds");
  feed
    .command("print")
    .description("print a feed as its subscribers get it now")
    .argument(
      "<feed>",
      "`schedule`, the name of a congress in its address (dak-lak-xvii), any address of a feed, or `id:` and the id of a secret feed in the database",
    )
    .option("--language <language>", `${languages.join(" or ")}; a secret feed has its own`)
    .option("--json", "the entries as JSON instead of iCalendar")
    .action((name: string, { language, json }: { language?: string; json?: boolean }) =>
      withServices(async (services) => {
        if (language !== undefined && !isLanguage(language)) {
          throw new CommandError(`--language must be ${languages.join(" or ")}.`);
        }
        const now = services.clock.now();
        const found = await find(services, name, language ?? null);
        if (found.kind === "revoked") throw new CommandError("This address was revoked.");
        if (found.kind === "readable") {
          const content = json ? await found.compose(now) : null;
          const text = content ? `${JSON.stringify(content, null, 2)}\n` : (await found.write(now))?.body;
          if (text) return void process.stdout.write(text);
        }
        throw new CommandError(
          `There is no feed "${name}". A congress must be public with a published agenda; "schedule" is always there.`,
        );
      }),
    );
}

async function find(services: Services, name: string, language: Language | null): Promise<Resolved> {
  if (name.startsWith("id:")) return resolveFeedById(services, name.slice(3), language);
  if (name === "schedule") return resolveFeed(services, { kind: "schedule" }, language);
  if (!name.includes("/")) return resolveFeed(services, { kind: "congress", slug: name }, language);
  const address = URL.canParse(name, services.config.baseUrl)
    ? readFeedPath(new URL(name, services.config.baseUrl).pathname)
    : null;
  return address ? resolveFeed(services, address, language) : { kind: "unknown" };
}
