import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Badge, Card } from "~/ui/page";

interface OwnSession {
  id: string;
  client: string;
  lastSeen: string;
  isThis: boolean;
}

/** Where one is signed in, each to be ended. */
export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  const { t } = useTranslation("accounts");
  return (
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
  );
}
