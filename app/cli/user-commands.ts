import type { Command } from "commander";
import { program as planner } from "~/accounts/audit.server";
import { emailKey } from "~/accounts/email";
import { longestPassword, shortestPassword } from "~/accounts/password-length";
import { passwordFault } from "~/accounts/password-rules.server";
import { acceptLink } from "~/accounts/accept-link.server";
import { invite, newLink } from "~/accounts/people.server";
import { giveRole, setDisabled } from "~/accounts/roles.server";
import { removeSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { roles, type Role } from "~/accounts/viewer";
import { erasePerson } from "~/housekeeping/erase-person.server";
import type { Database } from "~/platform/database.server";
import type { Services } from "~/platform/services";
import { OperatorError } from "~/platform/told";
import { print, type Speech } from "./speech";
import { withServices } from "./with-services";

interface AddOptions {
  name: string;
  role: string;
  committee?: string;
  passwordStdin?: boolean;
  json?: boolean;
}

/** `planner user add|reset|forget-factor|disable|erase`. */
export function registerUserCommands(program: Command, speech: Speech): void {
  const { t, say } = speech;
  const user = program.command("user").description(t("help:user.text"));
  user
    .command("add")
    .description(t("help:user.add"))
    .argument("<email>", t("help:user.email"))
    .requiredOption(`--name <${t("help:value.name")}>`, t("help:user.name"))
    .requiredOption(`--role <${t("help:value.role")}>`, roles.join(", "))
    .option("--committee <slug>", t("help:user.committee"))
    .option("--password-stdin", t("help:user.password-stdin"))
    .option("--json", t("help:json"))
    .action((email: string, options: AddOptions) => add(email, options, speech));
  user
    .command("reset")
    .description(t("help:user.reset"))
    .argument("<email>", t("help:user.email"))
    .option("--json", t("help:json"))
    .action((email: string, { json }: { json?: boolean }) =>
      withServices(async (services) => {
        const id = await idOf(services.db, email);
        const path = await newLink(services.db, planner, services.clock.now(), id);
        if (!path) throw new OperatorError("command:user.is-disabled", { email });
        const link = services.config.baseUrl + path;
        print(json ? JSON.stringify({ id, link }) : link);
      }),
    );
  user
    .command("forget-factor")
    .description(t("help:user.forget-factor"))
    .argument("<email>", t("help:user.email"))
    .action((email: string) =>
      withServices(async ({ db, clock }) => {
        await removeSecondFactor(db, planner, clock.now(), await idOf(db, email));
        say("command:user.password-alone", { email });
      }),
    );
  user
    .command("disable")
    .description(t("help:user.disable"))
    .argument("<email>", t("help:user.email"))
    .action((email: string) =>
      withServices(async ({ db, clock }) => {
        const changed = await setDisabled(db, planner, clock.now(), await idOf(db, email), true);
        if (changed === "last-administrator") throw new OperatorError("command:user.last-administrator");
        say("command:user.disabled", { email });
      }),
    );
  user
    .command("erase")
    .description(t("help:user.erase"))
    .argument("<email>", t("help:user.email"))
    .option("--yes", t("help:user.erase-yes"))
    .action((email: string, { yes }: { yes?: boolean }) => erase(email, yes === true, speech));
}

const whyNotErased = {
  active: "command:user.still-active",
  "last-administrator": "command:user.last-administrator",
  "owns-plans": "command:user.owns-plans",
} as const;

async function erase(email: string, isMeant: boolean, { say }: Speech) {
  if (!isMeant) throw new OperatorError("command:user.not-meant", { email });
  await withServices(async ({ db, clock }) => {
    const outcome = await erasePerson(db, planner, clock.now(), await idOf(db, email));
    if (outcome === "gone") throw new OperatorError("command:user.unknown", { email });
    if (outcome !== "erased") throw new OperatorError(whyNotErased[outcome]);
    say("command:user.erased");
  });
}

async function add(email: string, options: AddOptions, { say }: Speech) {
  const { name, role: typed, committee, passwordStdin, json } = options;
  const role = roles.find((each) => each === typed);
  if (!role) throw new OperatorError("command:user.no-role", { roles: roles.join(", ") });
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new OperatorError("command:user.no-email", { email });
  }
  const password = passwordStdin ? await passwordFromInput() : null;
  await withServices(async (services) => {
    const committeeId = await committeeFor(services.db, role, committee);
    const added = await addTo(services, { email, name, role, committeeId });
    if (password === null || added.path === null) {
      const link = added.path && services.config.baseUrl + added.path;
      if (json) return print(JSON.stringify({ id: added.id, link }));
      return link === null ? say("command:user.also-role", { email, role }) : print(link);
    }
    const token = added.path.split("/").at(-1) ?? "";
    await acceptLink(services.db, services.clock.now(), token, { name, email, password });
    if (json) print(JSON.stringify({ id: added.id }));
    else say("command:user.can-sign-in", { email });
  });
}

async function addTo(
  { db, clock }: Services,
  invitation: { email: string; name: string; role: Role; committeeId: string | null },
): Promise<{ id: string; path: string | null }> {
  const now = clock.now();
  const invited = await invite(db, planner, now, invitation);
  if (invited.kind === "invited") return { id: invited.userId, path: invited.path };
  const id = await idOf(db, invitation.email);
  await giveRole(db, planner, now, id, invitation.role, invitation.committeeId);
  return { id, path: null };
}

async function passwordFromInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const password = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
  if (passwordFault(password)) {
    const [shortest, longest] = [shortestPassword, longestPassword];
    throw new OperatorError("command:user.password", { shortest, longest });
  }
  return password;
}

async function committeeFor(db: Database, role: Role, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) {
    if (role === "committee-editor") throw new OperatorError("command:user.needs-committee");
    return null;
  }
  if (role === "administrator" || role === "personnel-officer") {
    throw new OperatorError("command:user.no-committee", { role });
  }
  const found = await db("committees").where({ slug }).first("id");
  if (!found) throw new OperatorError("command:user.unknown-committee", { slug });
  return found.id;
}

async function idOf(db: Database, email: string): Promise<string> {
  const user = await db("users")
    .where({ email_key: emailKey(email) })
    .first("id");
  if (!user) throw new OperatorError("command:user.unknown", { email });
  return user.id;
}
