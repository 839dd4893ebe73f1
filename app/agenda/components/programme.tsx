import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ProgrammeDay, ProgrammeGroup, ProgrammeSession, ProgrammeSlot } from "~/agenda/programme";
import { wordDay, wordWeekday } from "~/platform/days";
import type { Language } from "~/platform/language";
import { SlotTypeMark } from "./slot-type-mark";

interface Extras {
  /** What stands at the head of a session: edit links. */
  sessionTools?: (session: ProgrammeSession) => ReactNode;
  /** The title of a slot, as a link where it can be edited. */
  slotTitle?: (slot: ProgrammeSlot) => ReactNode;
  /** What stands below a slot: findings. */
  slotNotes?: (slot: ProgrammeSlot) => ReactNode;
}

/** A timed programme by days and sessions. */
export function Programme({ days, ...extras }: { days: ProgrammeDay[] } & Extras) {
  const { i18n } = useTranslation("agenda");
  const language = i18n.language as Language;
  return (
    <div className="grid gap-8">
      {days.map((day) => (
        <section key={day.date} aria-label={wordDay(day.date, language)} className="grid gap-4">
          <h2 className="text-xl font-bold">
            {wordWeekday(day.date, language)}, {wordDay(day.date, language)}
          </h2>
          {day.sessions.map((session) => (
            <SessionCard key={session.id} session={session} {...extras} />
          ))}
        </section>
      ))}
    </div>
  );
}

function SessionCard({ session, sessionTools, ...extras }: { session: ProgrammeSession } & Extras) {
  const { t } = useTranslation("agenda");
  const kind = t(`session-kind.${session.kind}`);
  return (
    <section className="border-line bg-surface rounded-card break-inside-avoid-page border">
      <header className="border-line bg-sunken rounded-t-card flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2">
        <h3 className="font-semibold">
          {session.title || kind}
          {session.title && session.title !== kind ? (
            <span className="text-muted font-normal"> · {kind}</span>
          ) : null}
          <span className="text-muted font-normal whitespace-nowrap">
            {" · "}
            {session.start}–{session.end}
          </span>
        </h3>
        {sessionTools?.(session)}
      </header>
      {session.slots.length === 0 ? (
        <p className="text-muted px-4 py-5 text-sm">{t("programme.no-slots")}</p>
      ) : (
        <ol className="divide-line divide-y">
          {session.slots.map((slot) => (
            <SlotRow key={slot.id} slot={slot} {...extras} />
          ))}
        </ol>
      )}
    </section>
  );
}

export function SlotRow({ slot, slotTitle, slotNotes }: { slot: ProgrammeSlot } & Extras) {
  const { t } = useTranslation("agenda");
  const isBreak = slot.type === "break";
  return (
    <li
      id={`slot-${slot.id}`}
      className={`scroll-mt-24 px-4 py-2.5 sm:grid sm:grid-cols-[7.5rem_minmax(0,1fr)] sm:gap-4 ${
        isBreak ? "bg-sunken/60" : ""
      } ${slot.type === "group-discussion" ? "border-l-accent border-l-4 pl-3" : ""}`}
    >
      <p className={`tabular-nums ${slot.isLate ? "text-block font-semibold" : ""}`}>
        <span className="font-semibold">
          {slot.start ? `${slot.start}${slot.end ? `–${slot.end}` : ""}` : "—"}
        </span>
        <span className="text-muted ml-2 text-sm sm:ml-0 sm:block">
          {t("programme.minutes", { count: slot.minutes })}
        </span>
      </p>
      <div className="min-w-0">
        <p className={`break-words ${isBreak ? "text-muted" : "font-medium"}`}>
          {slotTitle ? slotTitle(slot) : slot.title}
        </p>
        <SlotDetails slot={slot} />
        {slotNotes?.(slot)}
      </div>
    </li>
  );
}

function SlotDetails({ slot }: { slot: ProgrammeSlot }) {
  const { t } = useTranslation("agenda");
  return (
    <div className="mt-1 grid gap-1 text-sm">
      <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1">
        <SlotTypeMark type={slot.type} />
        {slot.room ? <span>{slot.room}</span> : null}
        {slot.people.length > 0 ? (
          <span>{slot.people.map(({ name, title }) => (title ? `${name}, ${title}` : name)).join("; ")}</span>
        ) : null}
      </p>
      {slot.documents.length > 0 ? (
        <p className="text-muted break-words">
          {t("programme.documents")}: {slot.documents.join("; ")}
        </p>
      ) : null}
      {slot.groups.length > 0 ? <Groups groups={slot.groups} /> : null}
    </div>
  );
}

function Groups({ groups }: { groups: ProgrammeGroup[] }) {
  const { t } = useTranslation("agenda");
  return (
    <ul className="mt-1 grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
      {groups.map((group) => (
        <li key={group.id} className="border-line rounded-md border px-3 py-2">
          <p className="font-semibold break-words">
            {t("programme.group-line", { name: group.name, size: group.size })}
          </p>
          {group.room ? <p className="text-muted break-words">{group.room}</p> : null}
          {group.leader ? (
            <p className="break-words">{t("programme.led-by", { name: group.leader })}</p>
          ) : null}
          {group.secretary ? (
            <p className="break-words">{t("programme.written-by", { name: group.secretary })}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
