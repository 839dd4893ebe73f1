import type { TFunction } from "i18next";
import type { Share } from "~/readiness/readiness";

/** The words of the cells of a table: each looked up once, as there are hundreds of cells. */
export interface CellWords {
  label: (share: Share, committee: string, category: string) => string;
  overdue: (count: number) => string;
  waiting: (count: number) => string;
}

export function cellWords(t: TFunction<["readiness", "common"]>): CellWords {
  const label = t("matrix.cell-label", { skipInterpolation: true });
  return {
    label: (share, committee, category) => {
      const values: Record<string, string | number> = { ...share, committee, category };
      return label.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
    },
    overdue: once((count) => t("matrix.overdue-count", { count })),
    waiting: once((count) => t("matrix.waiting-count", { count })),
  };
}

function once(word: (count: number) => string): (count: number) => string {
  const known = new Map<number, string>();
  return (count) => {
    const found = known.get(count) ?? word(count);
    known.set(count, found);
    return found;
  };
}

interface ShareCellProps {
  share: Share | undefined;
  words: CellWords;
  /** Where the numbers lead to, and what they are said to be of; absent where they lead nowhere. */
  link?: { to: string; committee: string; category: string };
}

/** How the cells of a table look: said once at the table, not at each of its hundreds of cells. */
export const shareCells = [
  "[&_td]:border-line [&_td]:border-b [&_td]:px-2 [&_td]:py-2 [&_td]:align-top [&_td]:tabular-nums",
  "[&_td>a]:text-accent [&_td>a]:inline-block [&_td>a]:min-w-11 [&_td>a]:py-0.5 [&_td>a]:font-semibold",
  "[&_td>a]:underline [&_td>a]:underline-offset-4 [&_td>p]:whitespace-nowrap",
  "[&_td>svg]:bg-line [&_td>svg]:my-1 [&_td>svg]:h-1.5 [&_td>svg]:w-full [&_td>svg]:max-w-24 [&_td>svg]:rounded-full",
].join(" ");

/** How much of what there is is settled, waits, is overdue. */
export function ShareCell({ share, words, link }: ShareCellProps) {
  if (!share || share.total === 0) {
    return (
      <td className="text-muted">
        <span aria-hidden="true">–</span>
      </td>
    );
  }
  const label = `${share.settled}/${share.total}`;
  return (
    <td>
      {link ? (
        <a href={link.to} aria-label={`${label}. ${words.label(share, link.committee, link.category)}`}>
          {label}
        </a>
      ) : (
        label
      )}
      <ShareBar share={share} />
      {share.overdue > 0 ? <p className="text-block font-semibold">{words.overdue(share.overdue)}</p> : null}
      {share.waiting > 0 ? <p className="text-warn">{words.waiting(share.waiting)}</p> : null}
    </td>
  );
}

/** The share as a picture; the numbers beside it say the same. */
function ShareBar({ share: { settled, waiting, total } }: { share: Share }) {
  const part = (count: number) => Math.round((1000 * count) / total) / 10;
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {waiting > 0 ? <rect width={part(settled + waiting)} height="6" className="fill-warn/50" /> : null}
      {settled > 0 ? <rect width={part(settled)} height="6" className="fill-good" /> : null}
    </svg>
  );
}
