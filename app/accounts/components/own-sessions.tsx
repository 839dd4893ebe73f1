import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { PasswordField } from "~/ui/password-field";
import { Badge, Card } from "~/ui/page";

interface OwnSession {
  id: string;
  client: string;
  lastSeen: string;
  isThis: boolean;
}

interface Props {
  sessions: OwnSession[];
  /** Who signs in by another service has no password to type again. */
  hasPassword: boolean;
  reply: SubmissionResult<string[]> | undefined;
}

/** Where one is signed in, each to be ended: the password says that it is the owner who ends it. */
export function OwnSessions({ sessions, hasPassword, reply }: Props) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<{ password: string }>({
    id: "sessions",
    lastResult: reply,
    constraint: { password: { required: true } },
  });
  return (
    <Card title={t("account.sessions")}>
      <Form method="post" action="/account" reloadDocument {...getFormProps(form)}>
        {hasPassword && sessions.length > 1 ? (
          <div className="mb-2 max-w-md">
            <PasswordField
              field={fields.password}
              label={t("password.current")}
              hint={t("account.end-hint")}
              autoComplete="current-password"
            />
          </div>
        ) : null}
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
                <Button
                  name="intent"
                  value={`end ${session.id}`}
                  aria-label={t("account.end-label", { client: session.client })}
                >
                  {t("account.end")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <Button name="intent" value="end others" className="mt-3">
            {t("account.end-others")}
          </Button>
        ) : null}
      </Form>
    </Card>
  );
}
