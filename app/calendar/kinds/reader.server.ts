import type { EntryReading } from "../agenda-entries";
import type { CalendarEntry, EntryKind } from "../entry";
import type { PublishedCongress } from "../published.server";
import type { Database } from "~/platform/database.server";
import type { Viewer } from "~/accounts/viewer";

/** For whom and within which congresses entries are read. */
export interface Asked {
  db: Database;
  /** Whoever the feed is for: rights are those of this moment. */
  viewer: Viewer;
  /** The congresses of the feed that the viewer may see. */
  congresses: readonly PublishedCongress[];
}

/** Entries, and when they will read otherwise without anybody's doing. */
export interface ReadEntries {
  entries: CalendarEntry[];
  changesAt: string | null;
}

/** How entries of one kind come into feeds. A room adds its kind by one reader in `kinds.server.ts`. */
export interface KindReader<Found = unknown> {
  kind: EntryKind;
  /**
   * What the entries are made of, besides the congresses themselves, as a small JSON value: while it is the same, so
   * are the entries, and nothing is written anew. Its tables must be watched (migration 0004, `watch`).
   */
  survey?(asked: Asked): Promise<Found>;
  read(asked: Asked, reading: EntryReading, found: Found): Promise<ReadEntries>;
}
