import { watchDataState, type DataState } from "~/platform/data-state.server";
import type { Services } from "~/platform/services";

/** Writes what follows from what was written; answers whether there was anything to write. */
export type Settle = (services: Services) => Promise<boolean>;

/** What is written meanwhile is settled as well, so often. */
const mostRounds = 3;

/**
 * As `watchDataState`, but what follows from a write is written before the state is told: else the first page after a
 * write would write it, and every page that is made meanwhile would be out of date when it is ready. One asks the
 * database, all others wait. Only spares work: pages that need what follows look for it themselves.
 */
export function watchSettledState(services: Services, settle: Settle): DataState {
  const look = watchDataState(services);
  let settled: string | null = null;
  let settling: Promise<void> | null = null;
  const settleAll = async () => {
    for (let round = 0; round < mostRounds; round++) {
      const state = await look();
      // Where it cannot be written now, the page that needs it says why.
      const wrote = await settle(services).catch(() => false);
      if (!wrote) {
        settled = state;
        return;
      }
    }
  };
  return async () => {
    // The work that is under way may have begun before the last write: then once more.
    for (let time = 0; time < 2; time++) {
      const state = await look();
      if (state === null || state === settled) return state;
      settling ??= settleAll().finally(() => (settling = null));
      await settling;
    }
    return look();
  };
}
