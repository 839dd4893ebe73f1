import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface MailServer {
  url: string;
  /** The mails that were taken, as they came over the line. */
  taken: string[];
  /** What happens to the next mails: taken, refused, or taken and the line cut before saying so. */
  behaviour: "take" | "refuse" | "take-and-hang-up";
  stop: () => Promise<void>;
}

/** A mail server on a free port of this machine that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const lines = new Set<Socket>();
  const mail: MailServer = {
    url: "",
    taken: [],
    behaviour: "take",
    stop: () =>
      new Promise((resolve) => {
        for (const line of lines) line.destroy();
        server.close(() => resolve());
      }),
  };
  const server = createServer((line) => {
    lines.add(line);
    line.on("close", () => lines.delete(line)).on("error", () => undefined);
    talk(line, mail);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  mail.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return mail;
}

function talk(line: Socket, mail: MailServer): void {
  let text = "";
  let isData = false;
  line.write("220 test\r\n");
  line.on("data", (chunk) => {
    text += chunk.toString("utf8");
    for (;;) {
      const end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const said = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        mail.taken.push(said);
        if (mail.behaviour === "take-and-hang-up") line.destroy();
        else line.write("250 taken\r\n");
      } else if (/^RCPT/i.test(said) && mail.behaviour === "refuse") line.write("451 not now\r\n");
      else if (/^STARTTLS/i.test(said)) line.write("502 unknown\r\n");
      else if (/^DATA/i.test(said)) {
        isData = true;
        line.write("354 go on\r\n");
      } else if (/^QUIT/i.test(said)) line.end("221 bye\r\n");
      else line.write("250 ok\r\n");
    }
  });
}
