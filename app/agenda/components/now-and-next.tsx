import { useTranslation } from "react-i18next";
import type { NowAndNext } from "~/agenda/now-and-next";
import type { ProgrammeSlot } from "~/agenda/programme";
import { Card } from "~/ui/page";

/** What is on at the moment and what comes next, on the days of the congress. */
export function NowAndNextCard({ now, next }: NowAndNext) {
  const { t } = useTranslation("agenda");
  return (
    <Card>
      <dl className="grid gap-4 sm:grid-cols-2">
        <Part label={t("programme.now")} slots={now} none={t("programme.nothing-now")} />
        <Part label={t("programme.next")} slots={next} none={t("programme.nothing-next")} />
      </dl>
    </Card>
  );
}

function Part({ label, slots, none }: { label: string; slots: ProgrammeSlot[]; none: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm font-semibold">{label}</dt>
      {slots.length === 0 ? <dd className="text-muted">{none}</dd> : null}
      {slots.map(({ id, start, end, title, room }) => (
        <dd key={id} className="break-words">
          <a href={`#slot-${id}`} className="text-accent font-semibold underline underline-offset-4">
            {title}
          </a>{" "}
          <span className="whitespace-nowrap tabular-nums">
            {start}–{end}
          </span>
          {room ? <span className="text-muted"> · {room}</span> : null}
        </dd>
      ))}
    </div>
  );
}
