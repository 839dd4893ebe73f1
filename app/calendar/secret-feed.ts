import type { Language } from "~/platform/language";
import type { Alarm, EntryKind } from "./entry";

export const scopeKinds = ["congress", "committee", "workspace", "person"] as const;

/** What a secret feed covers: one congress, a committee with all below it, everything, or what its owner works on. */
export type FeedScope =
  { kind: "congress" | "committee"; id: string } | { kind: "workspace" | "person"; id: null };

/** How somebody wants a feed to be. */
export interface FeedWish {
  name: string;
  scope: FeedScope;
  kinds: EntryKind[];
  language: Language;
  /** For each kind that reminds: how many minutes before. */
  alarms: Partial<Record<EntryKind, Alarm>>;
  /** Deadlines as tasks (VTODO) instead of whole days. */
  tasks: boolean;
}

/** A secret feed as its owner sees it. The address itself is stored nowhere. */
export interface SecretFeed extends FeedWish {
  id: string;
  ownerId: string;
  createdAt: string;
  revokedAt: string | null;
  version: number;
  reads: FeedReads | null;
}

/** How an address is read. */
export interface FeedReads {
  /** ISO text in UTC. */
  lastAt: string;
  client: string;
  count: number;
}
