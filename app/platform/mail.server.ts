import { createTransport } from "nodemailer";
import type { Services } from "./services";
import { isThisMachine } from "./this-machine";

interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Names the mail for ever: mail servers may drop a second one of the same name. */
  messageId?: string;
}

/**
 * `sent`: the mail server has taken it. `not-sent`: it certainly has not, and may be asked again. `unknown`: the line
 * broke while the mail was being handed over.
 */
export type Delivery = "sent" | "not-sent" | "unknown";

/** Milliseconds. A mail server that is slower is away; jobs count on it. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 45_000 };

/** What nodemailer reports before any word of a mail has left. */
const beforeHandingOver = new Set(["EDNS", "EAUTH", "ETLS", "EENVELOPE"]);

/** Hands one mail to the server of `SMTP_URL`, which must be set. Faults are logged without address and text. */
export async function deliverMail(
  { config, log }: Pick<Services, "config" | "log">,
  mail: Mail,
): Promise<Delivery> {
  if (config.smtpUrl === null) return "not-sent";
  const from = `planner@${new URL(config.baseUrl).hostname}`;
  try {
    const requireTLS = mustEncrypt(config.smtpUrl);
    await createTransport({ url: config.smtpUrl, ...patience, requireTLS }).sendMail({ from, ...mail });
    return "sent";
  } catch (error) {
    log.error({ err: (error as Error).message }, "A mail could not be sent.");
    return isRefused(error as MailError) ? "not-sent" : "unknown";
  }
}

/**
 * Mails hold one-time links: over a line they go encrypted or not at all, unless the operator has said `?ignoreTLS=true`.
 * A mail server on this machine is reached without one.
 */
function mustEncrypt(smtpUrl: string): boolean {
  const { hostname, searchParams } = new URL(smtpUrl);
  return !isThisMachine(hostname) && searchParams.get("ignoreTLS") !== "true";
}

interface MailError extends Error {
  code?: string;
  /** What the server answered. */
  responseCode?: number;
  /** Where the line failed. */
  syscall?: string;
}

/** No line, no rights, or a plain no: a broken line alone does not say whether the mail was taken before. */
const isRefused = ({ code = "", responseCode, syscall = "" }: MailError): boolean =>
  responseCode !== undefined || beforeHandingOver.has(code) || ["connect", "getaddrinfo"].includes(syscall);

/**
 * Sends one mail where `SMTP_URL` is set. Answers whether it was handed over: a mail server that is away must not stop
 * what the mail was about.
 */
export const sendMail = async (services: Pick<Services, "config" | "log">, mail: Mail): Promise<boolean> =>
  (await deliverMail(services, mail)) === "sent";
