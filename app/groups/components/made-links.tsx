import { useTranslation } from "react-i18next";
import type { MadeLink } from "~/groups/reports/link-form.server";
import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";
import { Notice } from "~/ui/page";
import { QrPicture } from "~/ui/qr-picture";

interface MadeLinksProps {
  congress: string;
  /** Until the end of which day they work, in words. */
  until: string;
  made: MadeLink[];
}

/** Addresses just made: shown this once, as sheets to cut and hand out, four to a page of A4. */
export function MadeLinks({ congress, until, made }: MadeLinksProps) {
  const { t } = useTranslation("groups");
  const isAwake = useHydrated();
  return (
    <section aria-labelledby="made-links" className="grid gap-4">
      <div className="no-print">
        <Notice tone="good" live>
          <h2 id="made-links" className="font-semibold">
            {t("reports.overview.made-title")}
          </h2>
          <p className="text-sm">{t("reports.overview.made-text")}</p>
          {isAwake ? (
            <p className="mt-2">
              <Button onClick={() => window.print()}>{t("reports.overview.print-sheets")}</Button>
            </p>
          ) : null}
        </Notice>
      </div>
      <ul className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-[4mm]">
        {made.map(({ name, room, address, shortAddress, qrCode }) => (
          <li
            key={address}
            className="border-line-strong bg-surface rounded-card flex min-w-0 break-inside-avoid flex-col gap-2 border p-4 print:min-h-[120mm] print:rounded-none print:border-dashed"
          >
            <p className="text-muted text-xs font-semibold break-words">{congress}</p>
            <h3 className="text-xl font-bold break-words">{name}</h3>
            <p className="break-words">
              {t("reports.overview.room")}: <span className="font-semibold">{room || "…………"}</span>
            </p>
            <p className="text-sm">{t("reports.overview.sheet-text")}</p>
            <QrPicture
              code={qrCode}
              label={t("reports.overview.qr-label", { group: name })}
              size="size-44 print:size-[45mm] self-center"
            />
            <p className="text-muted text-xs">{t("reports.overview.or-type")}</p>
            <p className="font-mono text-sm break-words select-all" data-address={address}>
              {shortAddress.slice(0, shortAddress.lastIndexOf("/") + 1)}
              <wbr />
              <span className="text-base font-bold whitespace-nowrap">
                {shortAddress.slice(shortAddress.lastIndexOf("/") + 1)}
              </span>
            </p>
            <p className="text-muted mt-auto text-xs">{t("reports.overview.sheet-until", { day: until })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
