import { useTranslation } from "react-i18next";
import type { ChangeKind, SlotChange, SlotState } from "~/agenda/compare";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { Badge, type Tone } from "~/ui/page";

const tones: Record<ChangeKind, Tone> = { added: "good", removed: "block", moved: "warn", changed: "accent" };

/** What changed between two agendas, slot by slot. */
export function ChangeList({ changes }: { changes: SlotChange[] }) {
  const { t } = useTranslation("agenda");
  return (
    <ul className="divide-line divide-y">
      {changes.map((change) => (
        <li key={change.slotId} className="grid gap-1 py-2.5 sm:grid-cols-[5rem_minmax(0,1fr)] sm:gap-3">
          <p>
            <Badge tone={tones[change.kind]}>{t(`change.${change.kind}`)}</Badge>
          </p>
          <div className="min-w-0 text-sm">
            <p className="font-medium break-words">{(change.after ?? change.before)?.title}</p>
            <p className="text-muted flex flex-wrap gap-x-2 break-words">
              {change.before ? (
                <span className={change.after ? "line-through" : ""}>
                  <Place state={change.before} />
                </span>
              ) : null}
              {change.after && (change.kind !== "changed" || change.fields.includes("minutes")) ? (
                <span>
                  <Place state={change.after} />
                </span>
              ) : null}
            </p>
            {change.fields.length > 0 ? (
              <p className="text-muted">
                {t("history.fields", {
                  fields: change.fields.map((field) => t(`field.${field}` as "field.title")).join(", "),
                })}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Place({ state }: { state: SlotState }) {
  const { t, i18n } = useTranslation("agenda");
  if (!state.date) return <>{t("slot.tray")}</>;
  const day = wordDay(state.date, i18n.language as Language);
  return (
    <>
      {day} {state.start}, {t("programme.minutes", { count: state.minutes })}
    </>
  );
}
