import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "~/ui/button";
import { Pages } from "~/ui/pages";
import { SearchField } from "~/ui/search-field";
import type { AgendaChoices } from "../agenda-choices.server";

interface Props extends AgendaChoices {
  /** The slug of the chosen congress; null for the schedule. */
  chosen: string | null;
}

/** The public calendars to choose from; many of them are searched and leafed through. */
export function ChooseFeed({ items, turns, sought, isLong, chosen }: Props) {
  const { t } = useTranslation(["calendar", "common"]);
  return (
    <nav aria-label={t("page.choose")} className="grid min-w-0 gap-4">
      <ul className="flex flex-wrap gap-2">
        <Choice to="/calendar" title={t("page.schedule")} days="" isChosen={chosen === null} />
        {isLong ? null : items.map((item) => <Choice key={item.to} {...item} />)}
      </ul>
      {isLong ? (
        <>
          <Form
            key={sought}
            method="get"
            action="/calendar"
            role="search"
            className="no-print flex flex-wrap items-end gap-3"
          >
            {chosen === null ? null : <input type="hidden" name="congress" value={chosen} />}
            <SearchField label={t("page.find")} name="name" value={sought} />
            <Button>{t("common:search")}</Button>
            {sought === "" ? null : (
              <ButtonLink to={chosen === null ? "/calendar" : `/calendar?congress=${chosen}`} look="quiet">
                {t("page.find-all")}
              </ButtonLink>
            )}
          </Form>
          <div className="grid gap-2">
            <p className="text-muted text-sm wrap-anywhere">{countOf()}</p>
            {items.length > 0 ? (
              <ul className="grid gap-2 sm:grid-cols-2">
                {items.map((item) => (
                  <Choice key={item.to} {...item} />
                ))}
              </ul>
            ) : null}
          </div>
          <Pages {...turns} />
        </>
      ) : null}
      {items.length === 0 && !isLong ? <p className="text-muted text-sm">{t("page.no-agendas")}</p> : null}
    </nav>
  );

  function countOf(): string {
    if (sought === "") return t("page.found", { count: turns.found });
    return turns.found === 0
      ? t("page.none-matching", { name: sought })
      : t("page.matching", { name: sought, count: turns.found });
  }
}

function Choice({ to, title, days, isChosen }: AgendaChoices["items"][number]) {
  return (
    <li className="grid max-w-full">
      <Link
        to={to}
        aria-current={isChosen ? "page" : undefined}
        className={`inline-flex min-h-11 flex-col justify-center rounded-md border px-3 py-2 text-sm font-semibold ${
          isChosen
            ? "border-accent bg-accent-soft text-accent-strong"
            : "border-line bg-surface text-accent hover:bg-accent-soft"
        }`}
      >
        {title}
        {days === "" ? null : <span className="text-muted font-normal">{days}</span>}
      </Link>
    </li>
  );
}
