import { createByteCache } from "./byte-cache";

/** Values that are made once for all who ask for them while the stored data are in the same state. */
export interface SharedValues {
  /**
   * @param state of the data when whoever asks began to; null where it is not known, and nothing is shared
   * @param key everything but stored data that the value is made of
   */
  of<Value>(state: string | null, key: string, make: () => Promise<Value>): Promise<Value>;
}

interface Held<Value> {
  state: string;
  value: Value;
}

/**
 * Whoever asks in a state is given what somebody else began to make in that state, so never anything older than the
 * question. Values are handed to many: nobody may change them.
 * @param limit in bytes; 0 for sharing nothing
 * @param sizeOf how many bytes a value is taken for
 */
export function createSharedValues(limit: number, sizeOf: (value: unknown) => number): SharedValues {
  const kept = createByteCache<Held<unknown>>(limit);
  const making = new Map<string, Held<Promise<unknown>>>();
  const begin = <Value>(state: string, key: string, make: () => Promise<Value>): Promise<Value> => {
    const value = make();
    const begun = { state, value };
    making.set(key, begun);
    const end = () => void (making.get(key) === begun && making.delete(key));
    value.then((made) => {
      kept.set(key, { state, value: made }, key.length + sizeOf(made));
      end();
    }, end);
    return value;
  };
  return {
    async of<Value>(state: string | null, key: string, make: () => Promise<Value>) {
      if (state === null || limit === 0) return make();
      const known = kept.get(key);
      if (known?.state === state) return known.value as Value;
      const begun = making.get(key);
      if (begun?.state === state) return begun.value as Promise<Value>;
      return begin(state, key, make);
    },
  };
}
