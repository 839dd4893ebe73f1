import type { Command } from "commander";
import { readFeedPath } from "~/calendar/feed-address";
import { resolveFeed, resolveFeedById, type Resolved } from "~/calendar/resolve.server";
import type { Language } from "~/platform/language";
import type { Services } from "~/platform/services";
import { OperatorError } from "~/platform/told";
import type { Speech } from "./speech";
import { withServices } from "./with-services";

/** `planner feed print`. */
export function registerFeedCommands(program: Command, { t }: Speech): void {
  const feed = program.command("feed").description(t("help:feed.text"));
  feed
    .command("print")
    .description(t("help:feed.print"))
    .argument(`<${t("help:value.feed")}>`, t("help:feed.feed"))
    .option("--json", t("help:feed.json"))
    .action((name: string, { json }: { json?: boolean }) =>
      withServices(async (services) => {
        const now = services.clock.now();
        // Only what was typed: a feed is for its subscribers, whatever the language of this machine.
        const { language } = program.opts<{ language?: Language }>();
        const found = await find(services, name, language ?? null);
        if (found.kind === "revoked") throw new OperatorError("command:feed.revoked");
        if (found.kind === "readable") {
          const content = json ? await found.compose(now) : null;
          const text = content ? `${JSON.stringify(content, null, 2)}\n` : (await found.write(now))?.body;
          if (text) return void process.stdout.write(text);
        }
        throw new OperatorError("command:feed.none", { name });
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
