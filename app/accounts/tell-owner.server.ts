import { wordInstant } from "~/platform/days";
import { isLanguage } from "~/platform/language";
import { sendMail } from "~/platform/mail.server";
import { workspaceZone } from "~/platform/settings.server";
import { wordClient } from "./client-words.server";
import type { Visit } from "./request.server";

/** What the owner of an account hears of by mail, whoever did it. */
export type AccountNews =
  | "password-changed"
  | "password-reset"
  | "second-factor-set-up"
  | "second-factor-removed"
  | "recovery-codes-renewed"
  | "recovery-code-used"
  | "code-used-before"
  | "external-identity-bound"
  | "new-browser";

/**
 * Writes to the owner of an account that something about it has changed, in their language and without anything secret.
 * Nobody waits for the mail server; the page of the account tells the same.
 */
export async function tellOwner(visit: Visit, userId: string, news: AccountNews): Promise<void> {
  const { db, translators, config, now, request } = visit;
  if (config.smtpUrl === null) return;
  const owner = await db("users").where({ id: userId }).first("email", "name", "language");
  if (!owner || owner.email === "") return;
  const chosen: unknown = owner.language;
  const language = isLanguage(chosen) ? chosen : "vi";
  const { t } = translators[language];
  const client = wordClient((request.headers.get("User-Agent") ?? "").slice(0, 300));
  void sendMail(visit, {
    to: owner.email,
    subject: t("accounts:news.subject"),
    text: t("accounts:news.text", {
      ...{ name: owner.name, what: t(`accounts:news.${news}`), url: `${config.baseUrl}/account` },
      at: wordInstant(now.toISOString(), language, workspaceZone),
      client: client || t("accounts:account.unknown-client"),
    }),
  });
}
