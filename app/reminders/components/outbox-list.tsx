import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OutboxMail } from "~/reminders/outbox.server";
import { Button } from "~/ui/button";
import { Badge, type Tone } from "~/ui/page";

const tones: Record<OutboxMail["state"], Tone> = {
  waiting: "accent",
  sending: "warn",
  sent: "good",
  failed: "block",
  kept: "neutral",
};

/** The mails that were written, each to be read; those whose way ended may be sent again. */
export function OutboxList({ here, mails }: { here: string; mails: (OutboxMail & { about: string })[] }) {
  const { t } = useTranslation("reminders");
  return (
    <ul className="divide-line divide-y">
      {mails.map((mail) => (
        <li key={mail.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={tones[mail.state]}>{t(`outbox.mail-state.${mail.state}`)}</Badge>
            <span className="font-semibold break-words">{mail.subject}</span>
          </p>
          <p className="text-muted text-sm break-words">{mail.about}</p>
          {mail.state === "sending" ? <p className="text-warn text-sm">{t("outbox.sending-hint")}</p> : null}
          <details>
            <summary className="text-accent min-h-9 py-1.5 text-sm font-semibold">{t("outbox.read")}</summary>
            <pre className="bg-sunken rounded p-3 text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
          </details>
          {mail.maySend ? (
            <Form method="post" action={here}>
              <input type="hidden" name="intent" value="again" />
              <input type="hidden" name="mail" value={mail.id} />
              <input type="hidden" name="attempts" value={mail.attempts} />
              <Button aria-label={t("outbox.send-again-label", { name: mail.name })}>
                {t("outbox.send-again")}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
