import type { EntryReading } from "../agenda-entries";
import type { CalendarEntry, EntryKind } from "../entry";
import type { Person } from "../person";
import type { PublishedCongress } from "../published.server";
import type { Database } from "~/platform/database.server";
import type { Viewer } from "~/accounts/viewer";

/** For whom and within which congresses entries are read. */
export interface Asked {
  db: Database;
  now: Date;
  /** Whoever the feed is for: rights are those of this moment. */
  viewer: Viewer;
  /** The congresses of the feed that the viewer may see. */
  congresses: readonly PublishedCongress[];
  /** Those of them whose agenda is published and may be read. Drafts are nobody's calendar. */
  agendas: readonly PublishedCongress[];
  /** Whose groups and duties are meant; null for feeds that are nobody's own. */
  person: Person | null;
  /** Of the programme only what concerns the person. */
  ownOnly: boolean;
  /** Whether drafts of a committee, for a congress or for none, belong to the feed. */
  coversDraft: (draft: { committeePath: string; congressId: string | null }) => boolean;
}

/** Entries, and when they will read otherwise without anybody's doing. */
export interface ReadEntries {
  entries: CalendarEntry[];
  changesAt: string | null;
}

/** How entries of one kind come into feeds. A room adds its kind by one reader in `kinds.server.ts`. */
export interface KindReader {
  kind: EntryKind;
  /**
   * What the entries are made of, besides the congresses themselves, as a small JSON value: while it is the same, so
   * are the entries, and nothing is written anew. Its tables must be watched (migration 0004, `watch`).
   */
  survey?(asked: Asked): Promise<unknown>;
  read(asked: Asked, reading: EntryReading): Promise<ReadEntries>;
}
