import { congressEntries } from "../schedule-entries";
import type { KindReader } from "./reader.server";

/** Congresses as whole days. */
export const congressKind: KindReader = {
  kind: "congress",
  read: async ({ congresses }, reading) => ({
    entries: congressEntries(
      congresses.map(({ congress }) => congress),
      reading,
    ),
    changesAt: null,
  }),
};
