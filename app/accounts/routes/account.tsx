import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { wordClient } from "~/accounts/client-words.server";
import { NewPassword } from "~/accounts/components/new-password";
import { emailKey } from "~/accounts/email";
import { changePassword, endOtherSessions, endSession, listSessions } from "~/accounts/own-account.server";
import { bothSame, newPassword } from "~/accounts/password-rules";
import { findPerson } from "~/accounts/people.server";
import { attempts } from "~/accounts/rate-limits.server";
import { requireViewer } from "~/accounts/request.server";
import { findSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { tokenOf } from "~/accounts/sessions.server";
import { wordInstant } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Badge, Card, Notice, PageHead } from "~/ui/page";

const ChangePassword = z.object({ current: z.string().max(1000), ...newPassword }).superRefine(bothSame);

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
  const form = await readForm(args.request);
  const intent = form.get("intent");
  if (intent === "end") {
    await endSession(db, user, now, String(form.get("session")));
    return redirect("/account");
  }
  if (intent === "end-others") {
    await endOtherSessions(db, user, now, await tokenOf(visit));
    return redirect("/account");
  }
  const submission = judgeForm(form, ChangePassword, t);
  const reply = (fieldErrors?: Record<string, string[]>) =>
    submission.reply({ hideFields: ["current", "password", "again"], ...(fieldErrors && { fieldErrors }) });
  if (submission.status !== "success") return data({ reply: reply() }, { status: 400 });
  const { address } = args.context;
  const wait = await attempts(db).countSignIn(emailKey(viewer.email), address);
  if (wait > 0) {
    const tooMany = t("accounts:sign-in.too-many", { minutes: Math.ceil(wait / 60_000) });
    return data({ reply: reply({ current: [tooMany] }) }, { status: 429 });
  }
  const { current, password } = submission.value;
  const token = await tokenOf(visit);
  const done = await changePassword(db, user, now, { current, password, token });
  if (!done) return data({ reply: reply({ current: [t("accounts:password.wrong")] }) }, { status: 400 });
  await attempts(db).forgetSignIn(emailKey(viewer.email), address);
  return redirect("/account?changed=1");
}

export default function Account() {
  const { title, name, email, roles, secondFactor, sessions, changed } = useLoaderData<typeof loader>();
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
          <ChangePasswordForm email={email} />
        </Card>
        <Card title={t("second-factor.title")}>
          <p className="mb-3">
            {secondFactor ? t("second-factor.on", { at: secondFactor }) : t("second-factor.off")}
          </p>
          <ButtonLink to="/account/second-factor">
            {t(secondFactor ? "second-factor.manage" : "second-factor.begin")}
          </ButtonLink>
        </Card>
        <Card title={t("account.sessions")}>
          <ul className="divide-line divide-y">
            {sessions.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
                <div className="min-w-0">
                  <p className="break-words">{session.client}</p>
                  <p className="text-muted text-sm">{session.lastSeen}</p>
                </div>
                {session.isThis ? (
                  <Badge tone="good">{t("account.this-session")}</Badge>
                ) : (
                  <Form method="post" action="/account">
                    <input type="hidden" name="session" value={session.id} />
                    <Button
                      name="intent"
                      value="end"
                      aria-label={t("account.end-label", { client: session.client })}
                    >
                      {t("account.end")}
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
          {sessions.length > 1 ? (
            <Form method="post" action="/account" className="mt-3">
              <Button name="intent" value="end-others">
                {t("account.end-others")}
              </Button>
            </Form>
          ) : null}
        </Card>
      </div>
    </>
  );
}

function ChangePasswordForm({ email }: { email: string }) {
  const { t } = useTranslation("accounts");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<z.input<typeof ChangePassword>>({
    id: "change-password",
    lastResult: answer && "reply" in answer ? answer.reply : undefined,
    constraint: { current: { required: true }, password: { required: true }, again: { required: true } },
  });
  return (
    <Form
      method="post"
      action="/account"
      reloadDocument
      {...getFormProps(form)}
      className="grid max-w-md gap-4"
    >
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <TextField
        field={fields.current}
        type="password"
        label={t("password.current")}
        autoComplete="current-password"
      />
      <NewPassword fields={fields} />
      <div>
        <Button look="primary">{t("account.change-password")}</Button>
      </div>
    </Form>
  );
}
