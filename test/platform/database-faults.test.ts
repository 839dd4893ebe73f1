import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { storageFault } from "~/platform/database-faults.server";

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
