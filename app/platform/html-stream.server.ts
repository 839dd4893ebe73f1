import { Writable } from "node:stream";

/**
 * Takes up a page that React 18 writes, without its padding, and hands it over as a whole. React fills buffers of 2,048
 * bytes; where the next letter takes two or three bytes and fewer are left, it sends the rest of the buffer as NUL
 * (facebook/react, issue 31134). Pages hold no NUL of their own: fields refuse it.
 */
export function wholePage(done: (page: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, next) {
      let end = chunk.length;
      while (end > 0 && chunk[end - 1] === 0) end -= 1;
      chunks.push(chunk.subarray(0, end));
      next();
    },
    final(next) {
      done(Buffer.concat(chunks));
      next();
    },
  });
}
