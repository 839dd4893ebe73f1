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
import type { Database } from "~/platform/database.server";
import type { Services } from "~/platform/services";
import { CommandError } from "./command-error";
import { withServices } from "./with-services";

interface AddOptions {
  name: string;
  role: string;
  committee?: string;
  passwordStdin?: boolean;
  json?: boolean;
}

/** `planner user add|reset|forget-factor|disable`. */
export function registerUserCommands(program: Command): void {
  const user = program.command("user").description("people with accounts");
  user
    .command("add")
    .description(
      "make an account, or give one another role; prints a one-time link unless a password is given",
    )
    .argument("<email>")
    .requiredOption("--name <name>", "the person's name")
    .requiredOption("--role <role>", roles.join(", "))
    .option("--committee <slug>", "the role holds for this committee and those below it")
    .option("--password-stdin", "read the password from standard input")
    .option("--json", "answer as JSON")
    .action(add);
  user
    .command("reset")
    .description("print a one-time link for choosing a new password")
    .argument("<email>")
    .option("--json", "answer as JSON")
    .action((email: string, { json }: { json?: boolean }) =>
      withServices(async (services) => {
        const id = await idOf(services.db, email);
        const path = await newLink(services.db, planner, services.clock.now(), id);
        if (!path) throw new CommandError(`The account ${email} is disabled.`);
        answer(json, { id, link: services.config.baseUrl + path }, services.config.baseUrl + path);
      }),
    );
  user
    .command("forget-factor")
    .description("let somebody who lost phone and recovery codes sign in by password alone")
    .argument("<email>")
    .action((email: string) =>
      withServices(async ({ db, clock }) => {
        await removeSecondFactor(db, planner, clock.now(), await idOf(db, email));
        answer(false, {}, `${email} signs in by password alone until a second factor is set up again.`);
      }),
    );
  user
    .command("disable")
    .description("shut somebody out at once")
    .argument("<email>")
    .action((email: string) =>
      withServices(async ({ db, clock }) => {
        const changed = await setDisabled(db, planner, clock.now(), await idOf(db, email), true);
        if (changed === "last-administrator") {
          throw new CommandError("This is the last administrator. Make somebody else one first.");
        }
        answer(false, {}, `${email} is disabled.`);
      }),
    );
}

async function add(email: string, { name, role: typed, committee, passwordStdin, json }: AddOptions) {
  const role = roles.find((each) => each === typed);
  if (!role) throw new CommandError(`--role must be one of ${roles.join(", ")}.`);
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new CommandError(`"${email}" is not an e-mail address.`);
  }
  const password = passwordStdin ? await passwordFromInput() : null;
  await withServices(async (services) => {
    const committeeId = await committeeFor(services.db, role, committee);
    const added = await addTo(services, { email, name, role, committeeId });
    if (password === null || added.path === null) {
      const link = added.path && services.config.baseUrl + added.path;
      return answer(json, { id: added.id, link }, link ?? `${email} now also has the role ${role}.`);
    }
    const token = added.path.split("/").at(-1) ?? "";
    await acceptLink(services.db, services.clock.now(), token, { name, email, password });
    answer(json, { id: added.id }, `${email} can sign in.`);
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
    throw new CommandError(
      `The password needs ${shortestPassword} to ${longestPassword} characters and must not be a common one.`,
    );
  }
  return password;
}

async function committeeFor(db: Database, role: Role, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) {
    if (role === "committee-editor")
      throw new CommandError("The role committee-editor needs --committee SLUG.");
    return null;
  }
  if (role === "administrator" || role === "personnel-officer") {
    throw new CommandError(`The role ${role} holds for the whole workspace: leave --committee out.`);
  }
  const found = await db("committees").where({ slug }).first("id");
  if (!found) throw new CommandError(`There is no committee "${slug}".`);
  return found.id;
}

async function idOf(db: Database, email: string): Promise<string> {
  const user = await db("users")
    .where({ email_key: emailKey(email) })
    .first("id");
  if (!user) throw new CommandError(`There is no account for ${email}.`);
  return user.id;
}

const answer = (json: boolean | undefined, value: object, text: string): void =>
  void process.stdout.write(`${json ? JSON.stringify(value) : text}\n`);
