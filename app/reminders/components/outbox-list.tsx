import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { DigestState } from "~/reminders/digest-state";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, type Tone } from "~/ui/page";

const tones: Record<DigestState, Tone> = {
  waiting: "accent",
  sending: "warn",
  sent: "good",
  failed: "block",
  kept: "neutral",
};

interface OutboxListProps {
  address: string;
  /** Query strings: of this page with no mail opened, and of its neighbours. */
  here: string;
  newest: string | null;
  older: string | null;
  asked: { to: string; state: DigestState | "" };
  mails: {
    id: string;
    state: DigestState;
    subject: string;
    about: string;
    name: string;
    attempts: number;
    maySend: boolean;
    toRead: string;
    /** Null where it is not opened. */
    text: string | null;
  }[];
}

/** The mails that were written, each to be read; those whose way ended may be sent again. */
export function OutboxList({ address, here, newest, older, asked, mails }: OutboxListProps) {
  const { t } = useTranslation("reminders");
  const isNarrowed = asked.to !== "" || asked.state !== "";
  return (
    <>
      {mails.length === 0 ? (
        <p className="text-muted">{t(isNarrowed || newest ? "outbox.not-found" : "outbox.none")}</p>
      ) : null}
      <ul className="divide-line divide-y">
        {mails.map((mail) => (
          <li key={mail.id} id={mail.id} className="grid scroll-mt-20 gap-1 py-3">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={tones[mail.state]}>{t(`outbox.mail-state.${mail.state}`)}</Badge>
              <span className="font-semibold break-words">{mail.subject}</span>
            </p>
            <p className="text-muted text-sm break-words">{mail.about}</p>
            {mail.state === "sending" ? (
              <p className="text-warn text-sm">{t("outbox.sending-hint")}</p>
            ) : null}
            <p>
              <Link
                to={`${mail.text === null ? mail.toRead : here}#${mail.id}`}
                preventScrollReset
                aria-label={t(mail.text === null ? "outbox.read-label" : "outbox.close-label", mail)}
                aria-expanded={mail.text !== null}
                className="text-accent inline-block min-h-9 py-1.5 text-sm font-semibold"
              >
                {t(mail.text === null ? "outbox.read" : "outbox.close")}
              </Link>
            </p>
            {mail.text === null ? null : (
              <pre className="bg-sunken rounded p-3 text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
            )}
            {mail.maySend ? (
              <Form method="post" action={`${address}${here}`}>
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
      {newest || older ? (
        <nav aria-label={t("outbox.pages")} className="no-print mt-3 flex flex-wrap gap-3">
          {newest ? <ButtonLink to={`${newest}#mails`}>{t("outbox.newest")}</ButtonLink> : null}
          {older ? (
            <ButtonLink to={`${older}#mails`} rel="next">
              {t("outbox.older")}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
