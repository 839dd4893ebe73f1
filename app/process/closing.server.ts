import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** So long a connection that has asked nothing yet may still send what it is about to ask, in milliseconds. */
const mayStillAsk = 500;

/**
 * Answers the function that closes a server without breaking anything off: nobody new is let in, requests under way are
 * finished, and each connection ends with its answer. It resolves when the last one has ended.
 */
export function closingGracefully(server: Server): () => Promise<void> {
  /** The latest answer on each connection; null where nothing was asked yet. */
  const connections = new Map<Socket, ServerResponse | null>();
  let isClosing = false;
  server.on("connection", (socket) => {
    connections.set(socket, null);
    socket.once("close", () => connections.delete(socket));
  });
  server.prependListener("request", (request, response) => {
    connections.set(request.socket, response);
    if (isClosing) response.shouldKeepAlive = false;
  });
  return () => {
    isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const [socket, response] of connections) endAfter(socket, response);
    // Browsers open connections ahead of what they will ask. Node does not count these as idle.
    setTimeout(() => {
      for (const [socket, response] of connections) {
        if (response === null && socket.bytesRead === 0) socket.destroy();
      }
    }, mayStillAsk).unref();
    return closed;
  };
}

function endAfter(socket: Socket, response: ServerResponse | null): void {
  if (response === null || response.writableFinished) return;
  if (!response.headersSent) response.shouldKeepAlive = false;
  // It was promised that the connection stays; it may be asked for something else until then.
  else response.once("finish", () => socket.end());
}
