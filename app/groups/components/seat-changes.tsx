import { useTranslation } from "react-i18next";
import type { SeatChangeView } from "~/groups/desk/seat-view";

/** Who sits elsewhere, with the seats before and after. */
export function SeatChanges({
  changes,
  columns,
}: {
  changes: SeatChangeView[];
  /** What stands over the two seats; before and after unless given. */
  columns?: [string, string];
}) {
  const { t } = useTranslation("groups");
  const [from, to] = columns ?? [t("changes.from"), t("changes.to")];
  const hasRounds = changes.some(({ round }) => round !== null);
  return (
    <div
      className="max-h-[32rem] overflow-auto"
      role="region"
      aria-label={t("changes.label")}
      // A wide table must be scrollable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full text-left text-sm">
        <thead className="bg-sunken sticky top-0">
          <tr>
            {[...(hasRounds ? [t("changes.round")] : []), t("delegate.name"), from, to].map((column) => (
              <th key={column} scope="col" className="px-3 py-2 font-semibold">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {changes.map((change) => (
            <tr key={`${change.person} ${change.round}`}>
              {hasRounds ? <td className="px-3 py-1.5 tabular-nums">{change.round}</td> : null}
              <td className="px-3 py-1.5 break-words">
                {change.name} <span className="text-muted">{change.code}</span>
              </td>
              <td className="px-3 py-1.5 break-words">{change.from}</td>
              <td className="px-3 py-1.5 font-medium break-words">{change.to}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
