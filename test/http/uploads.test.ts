import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestServer, type Client } from "../harness/server";

const item = "/congresses/mau/readiness/items/an-ninh-phuong-an";

/** Speaks as a ClamAV daemon does, and finds what says that it is to be found. */
async function startScanner(): Promise<{ url: string; server: Server }> {
  const server = createServer({ allowHalfOpen: true }, (line) => {
    let bytes = Buffer.alloc(0);
    line.on("error", () => undefined);
    line.on("data", (data) => {
      bytes = Buffer.concat([bytes, data]);
      const command = "zINSTREAM\0";
      if (bytes.toString("latin1", 0, command.length) !== command) return;
      const pieces: Buffer[] = [];
      for (let at = command.length; at + 4 <= bytes.length;) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) {
          const found = Buffer.concat(pieces).includes("to be found");
          return void line.end(found ? "stream: Test.Signature FOUND\0" : "stream: OK\0");
        }
        pieces.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe("files that people send", () => {
  const server = useTestServer();
  let scanner: Awaited<ReturnType<typeof startScanner>>;
  let address: string;
  let client: Client;
  beforeAll(async () => {
    scanner = await startScanner();
    client = await server().client("organiser");
    const { code } = await server()
      .services.db("checklist_items")
      .join("checklists", "checklists.id", "checklist_items.checklist_id")
      .join("congresses", "congresses.id", "checklists.congress_id")
      .where({ "congresses.slug": "mau", "checklist_items.state": "open" })
      .first("code");
    address = item.replace(/[^/]+$/, code);
  });
  afterAll(() => scanner?.server.close());
  const send = async (mark: string, size = 0) => {
    const form = new FormData();
    form.set("intent", "evidence");
    const content = Buffer.concat([Buffer.from(`%PDF-1.4\n${mark}`), Buffer.alloc(size)]);
    form.set("file", new File([content], "van-ban.pdf"));
    const response = await client.post(address, form);
    return { status: response.status, text: await response.text() };
  };
  const kept = async () => (await server().services.db("checklist_evidence").select("id")).length;

  it("are looked at by the virus scanner before they are kept, large ones in pieces", async () => {
    server().services.config.scannerUrl = scanner.url;
    const before = await kept();
    const found = await send("to be found", 300_000);
    expect(found.status).toBe(400);
    expect(found.text).toContain("Phần mềm quét vi-rút tìm thấy mã độc");
    expect(await kept()).toBe(before);
    expect((await send("harmless", 300_000)).status).toBe(302);
    expect(await kept()).toBe(before + 1);
  });

  it("are not kept unseen while the scanner is away", async () => {
    const before = await kept();
    server().services.config.scannerUrl = "tcp://127.0.0.1:1";
    expect((await send("unseen")).status).toBe(503);
    expect(await kept()).toBe(before);
    server().services.config.scannerUrl = null;
  });

  it("are so many a day and no more, from whichever process they come", async () => {
    const { db } = server().services;
    const { user_id } = await db("sessions").orderBy("created_at", "desc").first();
    await db("rate_limits").where("key", `files:${user_id}`).update({ points: 299 });
    expect((await send("the last one")).status).toBe(302);
    const refused = await send("one too many");
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("Hôm nay bạn đã gửi quá nhiều tệp");
    await db("rate_limits").where("key", `files:${user_id}`).update({ points: 1 });
    await db("rate_limits").where("key", `megabytes:${user_id}`).update({ points: 999 });
    expect((await send("two megabytes", 1.5 * 1024 * 1024)).status).toBe(400);
  });
});
