import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Stage } from "~/congress/stages";

export interface MonthEntry {
  id: string;
  slug: string;
  title: string;
  days: string;
  stage: Stage;
}

export interface MonthDay {
  day: string;
  number: number;
  isInMonth: boolean;
  isToday: boolean;
  /** Ids of those that are named in the day. */
  entries: string[];
  /** How many more there are. */
  more: number;
}

export interface MonthView {
  name: string;
  weeks: MonthDay[][];
  /** Those that the list below names, then those that only a day names. */
  entries: MonthEntry[];
  /** How many of the entries the list names, and how many more there are. */
  listed: number;
  more: number;
  undated: number;
  previous: { to: string; name: string } | null;
  next: { to: string; name: string } | null;
}

/** A month with the congresses on its days: names in the days where there is room, and always in the list below. */
export function MonthCalendar({ month }: { month: MonthView }) {
  const { t } = useTranslation("congress");
  const weekdays = t("month.weekdays").split(",");
  const weekdayNames = t("month.weekday-names").split(",");
  const entries = new Map(month.entries.map((entry) => [entry.id, entry]));
  return (
    <div>
      <div className="no-print mb-2 flex items-center justify-between gap-2 text-sm">
        <Turn
          way={month.previous}
          label={t("month.previous-label", { month: month.previous?.name })}
          arrow="←"
        />
        <Turn way={month.next} label={t("month.next-label", { month: month.next?.name })} arrow="→" />
      </div>
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{t("month.caption", { month: month.name })}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday, index) => (
              <th
                key={weekday}
                scope="col"
                abbr={weekdayNames[index]}
                className="text-muted border-line border p-1 font-semibold"
              >
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <DayCell key={day.day} day={day} entries={entries} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {month.entries.length === 0 ? (
        <p className="text-muted mt-3 text-sm">{t("month.none")}</p>
      ) : (
        <ul className="mt-3 grid gap-2 text-sm">
          {month.entries.slice(0, month.listed).map(({ id, slug, title, days, stage }) => (
            <li key={id} className="flex gap-2">
              <span aria-hidden="true" className={`mt-1.5 size-2.5 shrink-0 rounded-full ${dots[stage]}`} />
              <span className="min-w-0">
                <span className="font-semibold">{days}</span>{" "}
                <Link to={`/congresses/${slug}`} className="text-accent underline underline-offset-4">
                  {title}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
      {month.more > 0 ? (
        <p className="text-muted mt-2 text-sm">{t("month.more", { count: month.more })}</p>
      ) : null}
      {month.undated > 0 ? (
        <p className="text-muted mt-2 text-sm">{t("month.undated", { count: month.undated })}</p>
      ) : null}
    </div>
  );
}

const dots: Record<Stage, string> = {
  preparing: "bg-accent",
  "under-way": "bg-accent-strong",
  held: "bg-good",
  "held-day-unknown": "bg-good",
  cancelled: "bg-line-strong",
};

function Turn({ way, label, arrow }: { way: MonthView["previous"]; label: string; arrow: string }) {
  if (!way) return <span />;
  return (
    <Link
      to={way.to}
      preventScrollReset
      aria-label={label}
      className="text-accent flex min-h-11 items-center gap-1.5 font-semibold"
    >
      {arrow === "←" ? <span aria-hidden="true">←</span> : null}
      {way.name}
      {arrow === "→" ? <span aria-hidden="true">→</span> : null}
    </Link>
  );
}

function DayCell({ day, entries }: { day: MonthDay; entries: Map<string, MonthEntry> }) {
  const { t } = useTranslation("congress");
  const here = day.entries.flatMap((id) => entries.get(id) ?? []);
  return (
    <td
      aria-current={day.isToday ? "date" : undefined}
      className={`border-line h-12 border p-1 align-top sm:h-16 ${day.isInMonth ? "" : "bg-sunken"} ${here.length > 0 ? "bg-accent-soft" : ""}`}
    >
      <span
        className={`inline-block min-w-6 rounded px-1 text-center tabular-nums ${day.isInMonth ? "" : "text-muted"} ${day.isToday ? "bg-block font-semibold text-white print:border print:text-ink" : ""}`}
      >
        {day.number}
        {day.isToday ? <span className="sr-only"> ({t("month.today")})</span> : null}
      </span>
      {here.map(({ id, slug, title, stage }) => (
        <span key={id}>
          <Link
            to={`/congresses/${slug}`}
            className="text-accent-strong mt-0.5 hidden text-xs leading-snug font-medium underline-offset-2 hover:underline sm:max-lg:line-clamp-2 print:line-clamp-2"
          >
            {title}
          </Link>
          <span
            className={`mt-1 ml-1 block size-2 rounded-full sm:max-lg:hidden print:hidden ${dots[stage]}`}
          >
            <span className="sr-only">{title}</span>
          </span>
        </span>
      ))}
      {day.more > 0 ? (
        <span className="text-muted mt-0.5 block text-xs">
          <span aria-hidden="true">+{day.more}</span>
          <span className="sr-only">{t("month.more-on-day", { count: day.more })}</span>
        </span>
      ) : null}
    </td>
  );
}
