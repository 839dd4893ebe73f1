import { boardOf } from "./board";
import { inevitable } from "./bounds";
import type { Layout } from "./layout";
import { explore } from "./placing";
import type { Random } from "./random";
import type { RoundRules } from "./round-rules";
import { imbalanceInPairs, type Found } from "./search";
import { seatingOf } from "./seating";

/** Up to so many people a search through every seating may end in time. */
const mostPeople = 40;
/** Comparisons before such a search gives up. */
const mostWork = 60_000_000;

/**
 * Goes through the seatings of a small division of one round and answers the best, or `found` when none is better.
 * Branches that cannot become better are left out. When the search grows too long, the best so far is the answer.
 */
export function bettered(layout: Layout, rules: RoundRules, random: Random, found: Found): Found {
  if (layout.rounds > 1 || layout.people > mostPeople || found.isBest) return found;
  const board = boardOf(rules, random, null, null, true);
  if (!board) return found;
  const spread = layout.attributes.filter(({ treatment }) => treatment === "spread");
  const looks = spread.reduce((sum, { values }) => sum + layout.people + values.length * layout.groups, 0);
  let best = found;
  const outcome = explore(board, mostWork / (board.effort + looks), {
    isWorthwhile() {
      if (!board.isPromising()) return false;
      let least = 0;
      for (const attribute of spread) {
        least += attribute.weight * inevitable(attribute, rules, board.groupOf, rules.low, rules.high);
      }
      return least * imbalanceInPairs < best.rank;
    },
    found({ seats, holders }) {
      const sizes = Int32Array.from(board.placed);
      const { imbalance, scattered } = seatingOf(layout, [sizes], [seats]);
      const rank = (imbalance + scattered) * imbalanceInPairs;
      if (rank < best.rank) best = { seats: [seats], holders: [holders], rank, isBest: rank === 0 };
      return best.isBest;
    },
  });
  return outcome === "exhausted" ? { ...best, isBest: true } : best;
}
