/** Keeps values up to a number of bytes; what was not used for longest goes first. */
export interface ByteCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  /** Where the value of a key is kept: who asks for it often needs not look for it again. */
  placeOf(key: string): Place<Value> | undefined;
  /** As `get` for the key of the place; undefined from when it was given up. */
  valueAt(place: Place<Value>): Value | undefined;
  readonly bytes: number;
}

/** A value in its place. */
export interface Place<Value> {
  readonly key: string;
  readonly value: Value | undefined;
  readonly bytes: number;
  /** Its number in the ring. */
  readonly at: number;
}

type OwnPlace<Value> = { -readonly [Name in keyof Place<Value>]: Place<Value>[Name] };

/** The mark in the ring: next to it, on either side, are the newest and the oldest. */
const mark = 0;

/** @param limit in bytes; a value larger than that is not kept at all */
export function createByteCache<Value>(limit: number): ByteCache<Value> {
  const kept = new Map<string, OwnPlace<Value>>();
  const ring = createRing();
  const places: (OwnPlace<Value> | undefined)[] = [];
  let total = 0;
  const remove = (place: OwnPlace<Value>) => {
    total -= place.bytes;
    ring.remove(place.at);
    places[place.at] = undefined;
    kept.delete(place.key);
    place.value = undefined;
  };
  const valueAt = (place: Place<Value>) => {
    const { value } = place;
    if (value !== undefined) ring.putFirst(place.at);
    return value;
  };
  return {
    get(key) {
      const place = kept.get(key);
      return place && valueAt(place);
    },
    set(key, value, bytes) {
      const held = kept.get(key);
      if (bytes > limit) return held && remove(held);
      const place = held ?? { key, value, bytes: 0, at: ring.add() };
      if (!held) {
        kept.set(key, place);
        places[place.at] = place;
      }
      total += bytes - place.bytes;
      Object.assign(place, { value, bytes });
      ring.putFirst(place.at);
      for (let last; total > limit && (last = places[ring.oldest]);) remove(last);
    },
    delete(key) {
      const place = kept.get(key);
      if (place) remove(place);
    },
    placeOf: (key) => kept.get(key),
    valueAt,
    get bytes() {
      return total;
    },
  };
}

/**
 * Numbers in the order of their use. A use costs a few assignments, a tenth of taking a key out of a Map and putting it
 * back; and as the numbers lie close together, the neighbours of ten thousand places are all near at hand.
 */
function createRing() {
  let newer = new Int32Array(64);
  let older = new Int32Array(64);
  let next = 1;
  const free: number[] = [];
  const unlink = (at: number) => {
    const [after, before] = [newer[at] as number, older[at] as number];
    newer[before] = after;
    older[after] = before;
  };
  const link = (at: number) => {
    const newest = older[mark] as number;
    newer[at] = mark;
    older[at] = newest;
    newer[newest] = at;
    older[mark] = at;
  };
  return {
    /** The one that was not used for longest; the mark where there is none. */
    get oldest() {
      return newer[mark] as number;
    },
    /** Answers a new number, used just now. */
    add(): number {
      const at = free.pop() ?? next++;
      if (at >= newer.length) [newer, older] = [doubled(newer), doubled(older)];
      link(at);
      return at;
    },
    putFirst(at: number): void {
      if (older[mark] === at) return;
      unlink(at);
      link(at);
    },
    remove(at: number): void {
      unlink(at);
      free.push(at);
    },
  };
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
