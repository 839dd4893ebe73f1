/** Where uploaded files are kept. Keys are paths of our own making (`evidence/ab/abcd…`), never a user's. */
export interface FileStore {
  /** Keeps the content for good before it answers. Writing the same key again changes nothing to readers. */
  write(key: string, content: Uint8Array): Promise<void>;
  /** The content; null when there is none. */
  read(key: string): Promise<Buffer<ArrayBuffer> | null>;
  /** Every file that is kept, in no particular order. */
  list(): AsyncIterable<{ key: string; size: number }>;
  /** Takes a file away for good; one that is not there is no fault. */
  remove(key: string): Promise<void>;
  /** Takes away what was left half-written before that moment. Answers how many pieces. */
  sweep(before: Date): Promise<number>;
}

/** Parts of letters, digits, dots and hyphens, none of them a step upwards. */
const keyPattern = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** True for what may be a key: it can then be a path and part of a URL without further thought. */
export const isFileKey = (key: string): boolean => key.length <= 500 && keyPattern.test(key);
