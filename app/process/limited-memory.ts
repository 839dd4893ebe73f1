export interface LimitedMemory<Value> {
  find(key: string): Value | undefined;
  /** @param size in bytes; what is larger than a sixteenth of the memory is not taken in */
  add(key: string, value: Value, size: number): void;
}

/** Remembers values up to so many bytes; makes room by forgetting what was not asked for the longest. */
export function limitedMemory<Value>(mostBytes: number): LimitedMemory<Value> {
  // In the order of last use: a Map keeps the order in which keys were set.
  const known = new Map<string, { value: Value; size: number }>();
  let bytes = 0;
  const forget = (key: string) => {
    bytes -= known.get(key)?.size ?? 0;
    known.delete(key);
  };
  return {
    find(key) {
      const found = known.get(key);
      if (!found) return undefined;
      known.delete(key);
      known.set(key, found);
      return found.value;
    },
    add(key, value, size) {
      forget(key);
      if (size > mostBytes / 16) return;
      known.set(key, { value, size });
      bytes += size;
      for (const oldest of known.keys()) {
        if (bytes <= mostBytes) return;
        forget(oldest);
      }
    },
  };
}
