import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { lastEventsOf } from "~/accounts/account-events.server";
import { AccountEvents } from "~/accounts/components/account-events";
import { wordClient } from "~/accounts/client-words.server";
import { ChangePassword } from "~/accounts/components/change-password";
import { OwnSessions } from "~/accounts/components/own-sessions";
import { listSessions } from "~/accounts/own-account.server";
import { answerAccountForm } from "~/accounts/own-account-form.server";
import { findPerson } from "~/accounts/people.server";
import { requireViewer } from "~/accounts/request.server";
import { findSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { sessionCookie, tokenOf } from "~/accounts/sessions.server";
import { wordInstant } from "~/platform/days";
import { readForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  const { db, viewer, t, language, now, config } = visit;
  const person = await findPerson(db, viewer.id);
  const { since } = await findSecondFactor(db, config.sessionSecret, viewer.id);
  const sessions = await listSessions(db, viewer.id, await tokenOf(visit), now, config.sessionLimits);
  const { password_hash: password } = await db("users").where({ id: viewer.id }).first("password_hash");
  return {
    title: t("accounts:account.title"),
    name: viewer.name,
    email: viewer.email,
    roles: (person?.roles ?? []).map(({ id, role, committee }) => ({
      id,
      text: t("accounts:account.role-line", {
        role: t(`accounts:role.${role}`),
        where: committee
          ? (language === "en" && committee.nameEn) || committee.nameVi
          : t("accounts:account.everywhere"),
      }),
    })),
    secondFactor: since && wordInstant(since, language, workspaceZone),
    sessions: sessions.map(({ id, client, lastSeenAt, isThis }) => ({
      ...{ id, isThis },
      client: wordClient(client) || t("accounts:account.unknown-client"),
      lastSeen: t("accounts:account.last-seen", { at: wordInstant(lastSeenAt, language, workspaceZone) }),
    })),
    events: (await lastEventsOf(db, viewer.id)).map(({ event, at, by }) => ({
      what: t(`accounts:event.${event}`),
      at: wordInstant(at, language, workspaceZone),
      by: by && t("accounts:event.by", { name: by }),
    })),
    hasPassword: password !== null,
    changed: new URL(args.request.url).searchParams.has("changed"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const answer = await answerAccountForm(visit, await readForm(args.request), args.context.address);
  if (answer.kind === "refused") return data(answer, { status: answer.status });
  const cookie = answer.session && (await sessionCookie(visit.config.secure).serialize(answer.session));
  return redirect(answer.to, { ...(cookie && { headers: { "Set-Cookie": cookie } }) });
}

export default function Account() {
  const { title, name, email, roles, secondFactor, sessions, events, hasPassword, changed } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const replyTo = (which: "sessions" | "password") => (answer?.which === which ? answer.reply : undefined);
  const { t } = useTranslation("accounts");
  return (
    <>
      <PageHead
        title={title}
        lead={`${name}, ${email}`}
        actions={<ButtonLink to="/account/reminders">{t("account.reminders")}</ButtonLink>}
      />
      <div className="grid max-w-3xl gap-6">
        {changed ? <Notice tone="good">{t("password.changed")}</Notice> : null}
        <Card title={t("account.roles")}>
          {roles.length === 0 ? (
            <p className="text-muted">{t("account.no-roles")}</p>
          ) : (
            <ul className="grid gap-1">
              {roles.map(({ id, text }) => (
                <li key={id} className="break-words">
                  {text}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t("account.change-password")}>
          <ChangePassword email={email} reply={replyTo("password")} />
        </Card>
        <Card title={t("second-factor.title")}>
          <p className="mb-3">
            {secondFactor ? t("second-factor.on", { at: secondFactor }) : t("second-factor.off")}
          </p>
          <ButtonLink to="/account/second-factor">
            {t(secondFactor ? "second-factor.manage" : "second-factor.begin")}
          </ButtonLink>
        </Card>
        <OwnSessions sessions={sessions} hasPassword={hasPassword} reply={replyTo("sessions")} />
        <AccountEvents events={events} />
        <Card title={t("own-data.title")}>
          <p className="mb-3">{t("own-data.text")}</p>
          <a
            href="/account/data.json"
            download
            className="text-accent inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
          >
            {t("own-data.download")}
          </a>
        </Card>
      </div>
    </>
  );
}
