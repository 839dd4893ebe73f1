import type { Translate } from "~/platform/translate";

const worded = ["committees", "congresses", "user_roles", "bodies", "agendas", "delegates"] as const;
type Worded = (typeof worded)[number];

/** What still hangs on a record, as one phrase: "2 đại hội và 5 mục khác". Tables without words of their own are summed. */
export function wordDependents(
  dependents: readonly { table: string; count: number }[],
  t: Translate,
): string {
  const isWorded = (table: string): table is Worded => worded.some((known) => known === table);
  const phrases = dependents.flatMap(({ table, count }) =>
    isWorded(table) ? [t(`congress:needed.${table}`, { count })] : [],
  );
  const others = dependents
    .filter(({ table }) => !isWorded(table))
    .reduce((sum, { count }) => sum + count, 0);
  if (others > 0) phrases.push(t("congress:needed.other", { count: others }));
  const last = phrases.pop() ?? "";
  return phrases.length === 0 ? last : `${phrases.join(", ")} ${t("congress:needed.and")} ${last}`;
}
