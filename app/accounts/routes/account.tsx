import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { wordClient } from "~/accounts/client-words.server";
import { ChangePassword } from "~/accounts/components/change-password";
import { OwnSessions } from "~/accounts/components/own-sessions";
import { emailKey } from "~/accounts/email";
import { changePassword, endOtherSessions, endSession, listSessions } from "~/accounts/own-account.server";
import { ChangePasswordForm } from "~/accounts/password-rules.server";
import { findPerson } from "~/accounts/people.server";
import { attempts } from "~/accounts/rate-limits.server";
import { requireViewer } from "~/accounts/request.server";
import { findSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { sessionCookie, tokenOf } from "~/accounts/sessions.server";
import { wordInstant } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  const { db, viewer, t, language, now, config } = visit;
  const person = await findPerson(db, viewer.id);
  const { since } = await findSecondFactor(db, config.sessionSecret, viewer.id);
  const sessions = await listSessions(db, viewer.id, await tokenOf(visit), now);
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
    changed: new URL(args.request.url).searchParams.has("changed"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const { db, viewer, t, now } = visit;
  const user = { id: viewer.id, name: viewer.name };
  const goOn = async (to: string, session: string) =>
    redirect(to, {
      headers: { "Set-Cookie": await sessionCookie(visit.config.secure).serialize(session) },
    });
  const form = await readForm(args.request);
  const intent = form.get("intent");
  if (intent === "end") {
    await endSession(db, user, now, String(form.get("session")));
    return redirect("/account");
  }
  if (intent === "end-others") {
    return goOn("/account", await endOtherSessions(db, user, now, await tokenOf(visit)));
  }
  const submission = judgeForm(form, ChangePasswordForm, t);
  const reply = (fieldErrors?: Record<string, string[]>) =>
    submission.reply({ hideFields: ["current", "password", "again"], ...(fieldErrors && { fieldErrors }) });
  if (submission.status !== "success") return data({ reply: reply() }, { status: 400 });
  const { address } = args.context;
  const wait = await attempts(db, now).countSignIn(emailKey(viewer.email), address);
  if (wait > 0) {
    const tooMany = t("accounts:sign-in.too-many", { minutes: Math.ceil(wait / 60_000) });
    return data({ reply: reply({ current: [tooMany] }) }, { status: 429 });
  }
  const { current, password } = submission.value;
  const token = await tokenOf(visit);
  const session = await changePassword(db, user, now, { current, password, token });
  if (session === null)
    return data({ reply: reply({ current: [t("accounts:password.wrong")] }) }, { status: 400 });
  await attempts(db, now).forgetSignIn(emailKey(viewer.email), address);
  return goOn("/account?changed=1", session);
}

export default function Account() {
  const { title, name, email, roles, secondFactor, sessions, changed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
          <ChangePassword email={email} reply={answer && "reply" in answer ? answer.reply : undefined} />
        </Card>
        <Card title={t("second-factor.title")}>
          <p className="mb-3">
            {secondFactor ? t("second-factor.on", { at: secondFactor }) : t("second-factor.off")}
          </p>
          <ButtonLink to="/account/second-factor">
            {t(secondFactor ? "second-factor.manage" : "second-factor.begin")}
          </ButtonLink>
        </Card>
        <OwnSessions sessions={sessions} />
      </div>
    </>
  );
}
