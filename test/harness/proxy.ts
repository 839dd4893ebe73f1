import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A line to a server that can be cut and mended. */
export interface Line {
  port: number;
  /** Every connection breaks off and nobody answers any more. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
}

export async function openLine(host: string, port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const make = (): Server =>
    createServer((near) => {
      const far = connect(port, host);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        socket.on("error", () => undefined);
      }
      near.pipe(far).pipe(near);
      near.once("close", () => far.destroy());
      far.once("close", () => near.destroy());
    });
  const listen = (server: Server, on: number) =>
    new Promise<void>((resolve) => server.listen(on, "127.0.0.1", resolve));
  let server = make();
  await listen(server, 0);
  const line: Line = {
    port: (server.address() as AddressInfo).port,
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => {
      server = make();
      await listen(server, line.port);
    },
  };
  return line;
}
