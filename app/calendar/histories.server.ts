import type { Database } from "~/platform/database.server";
import { readVersions } from "./published.server";
import { followSessions, type SessionHistories } from "./session-entries";
import { followSlots, type SlotHistories } from "./slot-history";

/** What became of the slots and sessions of a congress up to one published version. */
interface AgendaHistory {
  version: number;
  slots: SlotHistories;
  sessions: SessionHistories;
}

/** So many congresses are remembered in a process: about three megabytes each for one of 500 slots, with what was written of it. */
const mostKept = 32;

const kept = new WeakMap<Database, Map<string, AgendaHistory>>();

/**
 * Follows a published agenda through its versions. What is published never changes: a process reads each version once,
 * so that the first reading after a publication costs the same however many there were before.
 */
export async function readHistory(db: Database, congressId: string, version: number): Promise<AgendaHistory> {
  const remembered = kept.get(db) ?? new Map<string, AgendaHistory>();
  kept.set(db, remembered);
  const known = remembered.get(congressId);
  if (known?.version === version) return known;
  // An older question than what is known begins anew.
  const from =
    known && known.version < version ? known : { version: 0, slots: new Map(), sessions: new Map() };
  const added = await readVersions(db, congressId, from.version, version);
  const history = {
    version,
    slots: added.reduce(followSlots, from.slots),
    sessions: added.reduce(followSessions, from.sessions),
  };
  // A Map remembers the order of insertion: the first key is the one that was not needed for longest.
  remembered.delete(congressId);
  remembered.set(congressId, history);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostKept) break;
    remembered.delete(oldest);
  }
  return history;
}
