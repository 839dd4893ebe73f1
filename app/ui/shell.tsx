import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { forgetAccounts } from "./kept-here";

interface ShellProps {
  /** `unread`: how many notices wait in the inbox. */
  user: { name: string; unread: number } | null;
  today: string | null;
  dayIsSet: boolean;
  mayAdminister: boolean;
  maySurvey: boolean;
  children: ReactNode;
}

/** The frame of every page: name, menu, reference day, language, account. */
export function Shell({ user, today, dayIsSet, mayAdminister, maySurvey, children }: ShellProps) {
  const { t, i18n } = useTranslation("common");
  const language = i18n.language as Language;
  const day = today ? wordDay(today, language) : null;
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#content"
        className="bg-accent sr-only z-50 rounded-b px-4 py-2 font-semibold text-white focus:not-sr-only focus:absolute focus:left-4"
      >
        {t("skip")}
      </a>
      <header className="border-line bg-surface no-print border-b">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
          <Link to="/" className="flex min-h-11 items-center gap-2.5 font-bold">
            <Mark />
            <span>{t("product")}</span>
          </Link>
          {day ? (
            <p className="text-muted order-last w-full text-sm sm:order-none sm:w-auto">
              {t(dayIsSet ? "as-of" : "as-of-today", { day })}
              {mayAdminister ? (
                <>
                  {" "}
                  <Link to="/administration" className="text-accent underline underline-offset-4">
                    {t("change-day")}
                  </Link>
                </>
              ) : null}
            </p>
          ) : null}
          <div className="ml-auto flex items-center gap-3">
            <LanguageSwitch />
            <Account user={user} />
          </div>
        </div>
        <Menu mayAdminister={mayAdminister} maySurvey={maySurvey} signedIn={user !== null} />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        {children}
      </main>
      <footer className="border-line text-muted no-print mt-8 border-t px-4 py-5 text-center text-sm">
        {t("footer-note")}
      </footer>
    </div>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#b3181d" />
      <path d="M16 6l2.9 6.6 7.1.7-5.4 4.7 1.6 7L16 21.3 9.8 25l1.6-7L6 13.3l7.1-.7z" fill="#ffd34d" />
    </svg>
  );
}

const menu = [
  { to: "/", key: "nav.overview" },
  { to: "/congresses", key: "nav.congresses" },
  { to: "/directives/1097-kl-tu", key: "nav.directives" },
  { to: "/calendar", key: "nav.calendar" },
] as const;

function Menu({
  mayAdminister,
  maySurvey,
  signedIn,
}: {
  mayAdminister: boolean;
  maySurvey: boolean;
  signedIn: boolean;
}) {
  const { t } = useTranslation("common");
  const entries = [
    ...menu.slice(0, 2),
    ...(signedIn
      ? [
          { to: "/readiness", key: "nav.readiness" } as const,
          { to: "/documents", key: "nav.documents" } as const,
        ]
      : []),
    ...(maySurvey ? [{ to: "/surveys", key: "nav.surveys" } as const] : []),
    ...menu.slice(2),
    ...(mayAdminister ? [{ to: "/administration", key: "nav.administration" } as const] : []),
  ];
  return (
    <nav aria-label={t("menu")} className="mx-auto max-w-7xl overflow-x-auto px-2 sm:px-4">
      <ul className="flex gap-1">
        {entries.map(({ to, key }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === "/"}
              className={({ isActive }) =>
                `flex min-h-11 items-center border-b-3 px-2 text-sm font-semibold whitespace-nowrap sm:px-3 ${
                  isActive ? "border-accent text-accent" : "text-muted hover:text-ink border-transparent"
                }`
              }
            >
              {t(key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation("common");
  const { pathname, search } = useLocation();
  const other = i18n.language === "vi" ? { code: "en", name: "English" } : { code: "vi", name: "Tiếng Việt" };
  // The whole document changes its language, so the page is loaded anew.
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="to" value={pathname + search} />
      <button
        name="language"
        value={other.code}
        lang={other.code}
        aria-label={`${t("language")}: ${other.name}`}
        className="text-muted hover:text-ink min-h-11 px-1 text-sm font-medium underline underline-offset-4"
      >
        {other.name}
      </button>
    </Form>
  );
}

function Account({ user }: Pick<ShellProps, "user">) {
  const { t } = useTranslation("common");
  if (!user) {
    return (
      <Link to="/sign-in" className="text-accent flex min-h-11 items-center text-sm font-semibold">
        {t("sign-in")}
      </Link>
    );
  }
  return (
    <div className="flex items-center gap-3">
      <Link
        to="/inbox"
        className="text-accent relative flex min-h-11 items-center gap-1.5 text-sm font-semibold"
      >
        <span className="sr-only">
          {user.unread > 0 ? t("inbox-unread", { count: user.unread }) : t("inbox")}
        </span>
        <span aria-hidden="true">{t("inbox")}</span>
        {user.unread > 0 ? (
          <span
            aria-hidden="true"
            className="bg-block min-w-5 rounded-full px-1.5 text-center text-xs leading-5 font-bold text-white"
          >
            {user.unread > 99 ? "99+" : user.unread}
          </span>
        ) : null}
      </Link>
      <Link
        to="/account"
        className="text-accent hidden min-h-11 max-w-44 items-center truncate text-sm font-semibold sm:flex"
      >
        <span className="truncate">{user.name}</span>
      </Link>
      <Link to="/account" className="text-accent flex min-h-11 items-center text-sm font-semibold sm:hidden">
        {t("account")}
      </Link>
      <Form method="post" action="/sign-out" reloadDocument onSubmit={forgetAccounts}>
        <button className="text-muted hover:text-ink min-h-11 text-sm font-medium underline underline-offset-4">
          {t("sign-out")}
        </button>
      </Form>
    </div>
  );
}
