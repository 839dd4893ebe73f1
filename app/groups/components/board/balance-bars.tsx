import { useTranslation } from "react-i18next";
import type { AttributeBalance, Share } from "~/groups/division/balance";
import { wordAttribute, wordValue } from "~/groups/desk/words";
import type { Translate } from "~/platform/translate";

/** Grounds of the values in the order of their frequency in the whole; all further ones share the last. */
const grounds = [
  ...["fill-accent", "fill-good", "fill-sample", "fill-warn"],
  ...["fill-block", "fill-muted", "fill-line-strong"],
];

/** For each attribute a bar of the group over a thinner one of the whole; in words for who cannot see them. */
export function BalanceBars({ group, shares }: { group: string; shares: AttributeBalance[] }) {
  const { t: bare } = useTranslation("groups");
  const t = bare as unknown as Translate;
  if (shares.length === 0) return null;
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 text-xs">
      {shares.map(({ attribute, treatment, groups }) => {
        const own = groups.find((each) => each.group === group);
        if (!own) return null;
        const inOrder = [...own.shares].sort((a, b) => b.whole - a.whole || (a.value < b.value ? -1 : 1));
        const off = treatment === "spread" ? inOrder.reduce((sum, share) => sum + outside(share), 0) : 0;
        const words = inOrder.map((share) => wordShare(attribute, share, treatment, t)).join("; ");
        return (
          <div key={attribute} className="contents">
            <dt className="text-muted max-w-24 truncate">{wordAttribute(attribute, t)}</dt>
            <dd title={words}>
              <span className="sr-only">{words}</span>
              <Bar shares={inOrder} of={({ count }) => count} className="h-2.5" />
              <Bar shares={inOrder} of={({ whole }) => whole} className="h-1 opacity-60" />
            </dd>
            <dd className={`tabular-nums ${off > 0 ? "text-block font-semibold" : "text-good"}`}>
              {off > 0 ? bare("board.off", { count: off }) : treatment === "spread" ? bare("board.even") : ""}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How many people above the fair share rounded up, or below it rounded down. */
const outside = ({ count, floor, ceiling }: Share): number => Math.max(0, count - ceiling, floor - count);

function wordShare(
  attribute: string,
  { value, count, floor, ceiling }: Share,
  treatment: AttributeBalance["treatment"],
  t: Translate,
): string {
  const named = { value: wordValue(attribute, value, t), count };
  if (treatment === "cluster") return `${named.value} ${count}`;
  return t("groups:board.share", {
    ...named,
    fair: floor === ceiling ? String(floor) : `${floor}–${ceiling}`,
  });
}

/** Parts beside each other, as wide as their counts; drawn by attributes, as pages may hold no inline styles. */
function Bar({
  shares,
  of,
  className,
}: {
  shares: Share[];
  of: (share: Share) => number;
  className: string;
}) {
  const parts = laidOut(shares.map(of));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, total)} 1`}
      preserveAspectRatio="none"
      className={`bg-sunken block w-full rounded-sm ${className}`}
    >
      {parts.map(({ from, count }, index) =>
        count === 0 ? null : (
          <rect
            key={index}
            x={from}
            width={count}
            height={1}
            vectorEffect="non-scaling-stroke"
            className={`${grounds[Math.min(index, grounds.length - 1)]} stroke-surface`}
          />
        ),
      )}
    </svg>
  );
}

function laidOut(counts: number[]): { from: number; count: number }[] {
  let at = 0;
  return counts.map((count) => {
    at += count;
    return { from: at - count, count };
  });
}
