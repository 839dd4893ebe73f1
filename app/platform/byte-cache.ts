/** Keeps values up to a number of bytes; what was not used for longest goes first. */
export interface ByteCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  readonly bytes: number;
}

/** A place in the ring of what is kept, between what was used just after it and just before it. */
interface Place<Value> {
  key: string;
  value: Value | null;
  bytes: number;
  newer: Place<Value>;
  older: Place<Value>;
}

/** @param limit in bytes; a value larger than that is not kept at all */
export function createByteCache<Value>(limit: number): ByteCache<Value> {
  const kept = new Map<string, Place<Value>>();
  // A ring costs a use five assignments; taking a key out of a Map and putting it back costs ten times as much. Its
  // mark holds nothing: next to it, on either side, are the newest and the oldest.
  const mark = { key: "", value: null, bytes: 0 } as unknown as Place<Value>;
  mark.newer = mark.older = mark;
  let total = 0;
  const unlink = (place: Place<Value>) => {
    place.newer.older = place.older;
    place.older.newer = place.newer;
  };
  const putFirst = (place: Place<Value>) => {
    place.newer = mark;
    place.older = mark.older;
    mark.older.newer = place;
    mark.older = place;
  };
  const remove = (key: string) => {
    const place = kept.get(key);
    if (!place) return;
    total -= place.bytes;
    unlink(place);
    kept.delete(key);
  };
  return {
    get(key) {
      const place = kept.get(key);
      if (place === undefined) return undefined;
      if (mark.older !== place) {
        unlink(place);
        putFirst(place);
      }
      return place.value as Value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > limit) return;
      const place: Place<Value> = { key, value, bytes, newer: mark, older: mark };
      kept.set(key, place);
      putFirst(place);
      total += bytes;
      while (total > limit) remove(mark.newer.key);
    },
    delete: remove,
    get bytes() {
      return total;
    },
  };
}
