import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { readConfig } from "~/platform/config.server";
import { deliverMail } from "~/platform/mail.server";
import { startMailServer, type MailServer } from "../harness/mail-server";

let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail?.stop());
beforeEach(() => {
  mail.taken.length = 0;
});

const deliver = (smtpUrl: string, more: object = {}) =>
  deliverMail(
    {
      config: {
        ...readConfig({
          NODE_ENV: "test",
          SESSION_SECRET: "s".repeat(32),
          SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
        }),
        smtpUrl,
      },
      log: pino({ level: "silent" }),
    },
    { to: "nguoi-nhan@example.vn", subject: "Thử", text: "https://here/invitations/secret", ...more },
  );
/** By a name that is not one of this machine's own, although it leads here. */
const overALine = () => mail.url.replace("127.0.0.1", "0.0.0.0");

it("goes to a mail server on this machine as it is", async () => {
  expect(await deliver(mail.url)).toBe("sent");
  expect(mail.taken).toHaveLength(1);
});

it("goes over no line that is not encrypted, unless the operator says so", async () => {
  expect(await deliver(overALine())).toBe("not-sent");
  expect(mail.taken).toEqual([]);
  expect(await deliver(`${overALine()}?ignoreTLS=true`)).toBe("sent");
});

it("goes to one person, with the headers of the program alone", async () => {
  const injected = "a@example.vn\r\nBcc: evil@example.com";
  await deliver(mail.url, { subject: "Thử\r\nBcc: evil@example.com\r\n\r\n<p>", to: injected });
  const [taken = ""] = mail.taken;
  const [head = ""] = taken.split("\r\n\r\n");
  expect(head).not.toMatch(/^Bcc:/im);
  expect(head.split("\r\n").filter((line) => /^Subject:/i.test(line))).toHaveLength(1);
});
