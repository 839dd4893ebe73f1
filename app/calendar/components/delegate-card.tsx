import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import type { QrCode } from "~/platform/qr-code.server";
import { QrPicture } from "~/ui/qr-picture";

interface Props {
  card: {
    id: string;
    name: string;
    code: string;
    unit: string;
    seats: string[];
    qrCode: QrCode | null;
    read: string;
  };
  congress: { title: string; days: string; place: string };
  mayEdit: boolean;
}

/** One card, eight to a sheet of A4; on the screen also what can be done with its address. */
export function DelegateCard({ card, congress, mayEdit }: Props) {
  const { t } = useTranslation("calendar");
  const { id, name, code, unit, seats, qrCode, read } = card;
  return (
    <li className="border-line-strong bg-surface rounded-card flex min-w-0 break-inside-avoid flex-col border p-3 print:h-[58mm] print:overflow-hidden print:rounded-none print:border-dashed">
      <p className="text-muted line-clamp-2 text-xs font-semibold break-words print:text-[8pt]">
        {congress.title}
      </p>
      <p className="text-muted text-xs print:text-[8pt]">
        {[congress.days, congress.place].filter((part) => part !== "").join(" · ")}
      </p>
      <div className="mt-2 flex min-w-0 flex-1 gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg leading-snug font-bold break-words print:text-[13pt]">{name}</h2>
          <p className="line-clamp-2 text-sm break-words print:text-[9pt]">
            {[code, unit].filter((part) => part !== "").join(" · ")}
          </p>
          <ul className="mt-2 text-sm font-semibold break-words print:text-[9.5pt]">
            {seats.map((seat) => (
              <li key={seat}>{seat}</li>
            ))}
          </ul>
        </div>
        {qrCode ? (
          <figure className="w-28 shrink-0 print:w-[29mm]">
            <QrPicture code={qrCode} label={t("link.qr-label", { name })} size="w-full" />
            <figcaption className="text-muted text-center text-[0.7rem] leading-tight print:text-[7pt]">
              {t("cards.scan")}
            </figcaption>
          </figure>
        ) : (
          <p className="text-muted w-28 shrink-0 text-xs">{t("cards.no-address")}</p>
        )}
      </div>
      {qrCode ? (
        <div className="no-print mt-2 text-sm">
          <p className="text-muted">{read}</p>
          {mayEdit ? (
            <details>
              <summary className="text-accent min-h-11 py-2.5 font-semibold">{t("cards.change")}</summary>
              <Form method="post" reloadDocument className="grid gap-2">
                <input type="hidden" name="delegate" value={id} />
                <p>{t("cards.change-text")}</p>
                <div className="flex flex-wrap gap-2">
                  <Button name="intent" value="renew">
                    {t("secret.rotate")}
                  </Button>
                  <Button name="intent" value="revoke" look="danger">
                    {t("secret.revoke")}
                  </Button>
                </div>
              </Form>
            </details>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
