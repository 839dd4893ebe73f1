import { useTranslation } from "react-i18next";
import type { SlotChange, SlotState } from "~/agenda/compare";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { Badge } from "~/ui/page";

/** Two agendas beside each other: of each slot that differs what it was and what it is. */
export function SideBySide({ changes, title }: { changes: SlotChange[]; title: string }) {
  const { t } = useTranslation("agenda");
  return (
    <div
      className="overflow-x-auto"
      role="region"
      aria-label={title}
      // A wide table must be scrollable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full min-w-[36rem] table-fixed text-left text-sm">
        <thead className="bg-sunken">
          <tr>
            <th scope="col" className="w-20 px-3 py-2 font-semibold">
              {t("history.kind")}
            </th>
            <th scope="col" className="px-3 py-2 font-semibold">
              {t("history.before")}
            </th>
            <th scope="col" className="px-3 py-2 font-semibold">
              {t("history.after")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {changes.map(({ kind, slotId, before, after, fields }) => (
            <tr key={slotId} className="align-top">
              <td className="px-3 py-2">
                <Badge>{t(`change.${kind}`)}</Badge>
              </td>
              <td className={`px-3 py-2 ${after ? "" : "bg-block-soft"}`}>
                <State state={before} />
              </td>
              <td className={`px-3 py-2 ${before ? "" : "bg-good-soft"}`}>
                <State state={after} />
                {fields.length > 0 ? (
                  <span className="text-muted block">
                    {t("history.fields", {
                      fields: fields.map((field) => t(`field.${field}` as "field.title")).join(", "),
                    })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ state }: { state: SlotState | null }) {
  const { t, i18n } = useTranslation("agenda");
  if (!state) return <span className="text-muted">—</span>;
  return (
    <>
      <span className="block font-medium break-words">{state.title}</span>
      <span className="text-muted block tabular-nums">
        {state.date ? `${wordDay(state.date, i18n.language as Language)} ${state.start}` : t("slot.tray")},{" "}
        {t("programme.minutes", { count: state.minutes })}
        {state.room ? `, ${state.room}` : ""}
      </span>
    </>
  );
}
