import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { storageFault, whyUnusable } from "~/platform/database-faults.server";
import { openDatabase } from "~/platform/database.server";
import { createOperatorTranslator } from "~/operator-wording";
import { word } from "~/platform/told";
import { makeDatabase } from "../harness/databases";

it("a client that goes away while it sends is no fault of storage", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const broken = new Promise<Error>((resolve) => {
    server.once("request", (request) => request.on("data", () => undefined).once("error", resolve));
  });
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf", () =>
    setTimeout(() => socket.destroy(), 20),
  );
  const error = await broken;
  expect(error).toMatchObject({ code: "ECONNRESET" });
  expect(storageFault(error)).toBeNull();
  server.close();
});

it("PostgreSQL that has no time, or does not let the user do something, says so to the operator", async () => {
  const { address, remove } = await makeDatabase("PostgreSQL");
  const db = openDatabase(address);
  const failing = (...statements: string[]): Promise<unknown> =>
    db
      .transaction(async (transaction) => {
        for (const statement of statements) await transaction.raw(statement);
      })
      .catch((error: unknown) => error);
  const why = (error: unknown, language: "vi" | "en"): string => {
    const told = whyUnusable(error, address);
    return told === null ? "" : word(told, createOperatorTranslator(language).t);
  };
  const late = await failing("set local statement_timeout = 1", "select pg_sleep(5)");
  expect(storageFault(late)).toBe("busy");
  expect(why(late, "en")).toMatch(/no time or no connection left \(57014\).+statement_timeout/);
  const forbidden = await failing("set local role pg_read_all_stats", "create table public.own (id int)");
  expect(storageFault(forbidden)).toBe("refused");
  expect(why(forbidden, "vi")).toMatch(/\(42501\).+DATABASE_URL phải sở hữu cơ sở dữ liệu/);
  const damaged = await failing("do $$ begin raise exception 'page' using errcode = 'XX001'; end $$");
  expect(storageFault(damaged)).toBe("unusable");
  expect(why(damaged, "vi")).toMatch(/\(XX001\).+khôi phục bản sao lưu gần nhất/);
  await db.destroy();
  await remove();
});
