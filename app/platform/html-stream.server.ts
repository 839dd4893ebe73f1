import { Transform } from "node:stream";

/**
 * Takes the padding out of a page that React 18 writes. React fills buffers of 2,048 bytes; where the next letter takes
 * two or three bytes and fewer are left, it sends the rest of the buffer as NUL (facebook/react, issue 31134). Pages hold
 * no NUL of their own: fields refuse it.
 */
export const withoutPadding = (): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      let end = chunk.length;
      while (end > 0 && chunk[end - 1] === 0) end -= 1;
      done(null, chunk.subarray(0, end));
    },
  });
