import type { RoundRules } from "./round-rules";

/** The seats that conditions are about, all of them kept; everyone else (-1) may sit wherever a seat is left. */
export interface Placing {
  /** By person. */
  seats: Int32Array;
  /** By slot: who holds the role. They have a seat. */
  holders: Int32Array;
}

/** An earlier seating of which as much as can be shall stay. */
export interface Wish {
  /** By person: the group they sat in, -1 for those who are new. */
  before: Int32Array;
  /** By slot: who held the role, or -1. */
  holders: Int32Array;
  /** How many people may leave their seat. */
  most: number;
}

/** Seats in one round while they are searched. */
export interface PartialSeating {
  rules: RoundRules;
  wish: Wish | null;
  /** By block: its group, or -1. */
  groupOf: Int32Array;
  /** By block: whether any condition speaks of it. The others fill what is left. */
  isBound: Uint8Array;
  placed: Int32Array;
  /** How many people have left their former seat. */
  moved: number;
  mayJoin: (block: number, group: number) => boolean;
}
