import { createTransport } from "nodemailer";
import type { Services } from "./services";

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * Sends one mail where `SMTP_URL` is set. Answers whether it was handed over: a mail server that is away is logged,
 * without address and text, and must not stop what the mail was about.
 */
export async function sendMail(
  { config, log }: Pick<Services, "config" | "log">,
  mail: Mail,
): Promise<boolean> {
  if (config.smtpUrl === null) return false;
  const from = `planner@${new URL(config.baseUrl).hostname}`;
  try {
    await createTransport(config.smtpUrl).sendMail({ from, ...mail });
    return true;
  } catch (error) {
    log.error({ err: (error as Error).message }, "A mail could not be sent.");
    return false;
  }
}
