import { earliestAfter, movedUntil } from "../marks";
import { congressEntries } from "../schedule-entries";
import type { KindReader } from "./reader.server";

/** Congresses as whole days. */
export const congressKind: KindReader = {
  kind: "congress",
  async read({ congresses }, reading) {
    const all = congresses.map(({ congress }) => congress);
    return {
      entries: congressEntries(all, reading),
      changesAt: earliestAfter(
        all.map(({ course: { moved } }) => movedUntil(moved)),
        reading.now,
      ),
    };
  },
};
