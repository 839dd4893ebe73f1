import { idsOfNamed, typedName, type peopleInOrder } from "~/accounts/people-page.server";
import type { Visit } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { digestStates } from "./digest-state";
import { listOutbox, readMail, type MailPlace } from "./outbox.server";

/** How many mails stand on a page. */
const pageLength = 25;

type People = Awaited<ReturnType<typeof peopleInOrder>>;

/**
 * The page of mails that an address asks for: the newest ones or those before one, of all or of those to some people or in
 * one state; one of them opened.
 */
export async function outboxPage(
  { db, t, language, config, now }: Visit,
  people: People,
  search: URLSearchParams,
) {
  const to = typedName(search, "to");
  const state = digestStates.find((each) => each === search.get("state")) ?? null;
  const before = placeOf(search.get("before") ?? "");
  const [opened = ""] = idPattern.exec(search.get("read") ?? "") ?? [];
  const asked = { ...(to !== "" && { to }), ...(state !== null && { state }) };
  const here = { ...asked, ...(before !== null && { before: textOf(before) }) };
  const question = { to: to === "" ? null : idsOfNamed(people, to), state, before };
  const mails = await listOutbox(db, now, question, pageLength + 1);
  const shown = mails.slice(0, pageLength);
  const last = shown.at(-1);
  return {
    asked: { to, state: state ?? ("" as const) },
    /** Query strings: of this page with no mail opened, and of its neighbours. */
    here: query(here),
    newest: before === null ? null : query(asked),
    older: last && mails.length > pageLength ? query({ ...asked, before: textOf(last) }) : null,
    mails: await Promise.all(
      shown.map(async (mail) => ({
        ...mail,
        maySend: mail.maySend && config.smtpUrl !== null,
        about: t("reminders:outbox.to", {
          ...{ name: mail.name, address: mail.to },
          at: wordInstant(mail.createdAt, language, workspaceZone),
        }),
        toRead: query({ ...here, read: mail.id }),
        text: mail.id === opened ? await readMail(db, mail.id) : null,
      })),
    ),
  };
}

const query = (asked: Record<string, string>): string => `?${new URLSearchParams(asked)}`;

const idPattern = /^[a-z0-9]{16}$/;

/** As it stands in an address. */
const textOf = ({ createdAt, id }: MailPlace): string => `${createdAt} ${id}`;

/** Null for what is no such text. */
function placeOf(text: string): MailPlace | null {
  const [createdAt = "", id = ""] = text.split(" ");
  const at = Date.parse(createdAt);
  if (Number.isNaN(at) || !idPattern.test(id)) return null;
  return { createdAt: new Date(at).toISOString(), id };
}
