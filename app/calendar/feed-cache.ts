/** Keeps values up to a number of bytes; what was not used for longest goes first. */
export interface ByteCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  readonly bytes: number;
}

/** @param limit in bytes; a value larger than that is not kept at all */
export function createByteCache<Value>(limit: number): ByteCache<Value> {
  // A Map remembers the order of insertion: the first key is the one that was not used for longest.
  const kept = new Map<string, { value: Value; bytes: number }>();
  let total = 0;
  let newest = "";
  const remove = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      if (key !== newest) {
        kept.delete(key);
        kept.set(key, found);
        newest = key;
      }
      return found.value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > limit) return;
      kept.set(key, { value, bytes });
      newest = key;
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= limit) break;
        remove(oldest);
      }
    },
    delete: remove,
    get bytes() {
      return total;
    },
  };
}
