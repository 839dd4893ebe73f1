import { useTranslation } from "react-i18next";
import type { FeedLinks as Links } from "../links";
import type { QrCode } from "~/platform/qr-code.server";
import { AddressBox } from "./address-box";
import { QrPicture } from "~/ui/qr-picture";

const look =
  "inline-flex min-h-11 items-center justify-center rounded-md border px-4 py-2 text-sm font-semibold";
const main = `${look} bg-accent hover:bg-accent-strong border-transparent text-white`;
const other = `${look} bg-surface text-accent border-line-strong hover:bg-accent-soft`;

/** The ways to take a calendar along: buttons, and the address. */
export function FeedButtons({ links }: { links: Links }) {
  const { t } = useTranslation("calendar");
  return (
    <div className="grid min-w-0 content-start gap-4">
      <div className="no-print flex flex-wrap gap-2">
        <a href={links.webcal} className={main}>
          {t("link.subscribe")}
        </a>
        <a href={links.google} target="_blank" rel="noreferrer" className={other}>
          {t("link.google")}
        </a>
        <a href={links.outlook} target="_blank" rel="noreferrer" className={other}>
          {t("link.outlook")}
        </a>
        <a href={links.microsoft365} target="_blank" rel="noreferrer" className={other}>
          {t("link.microsoft365")}
        </a>
        <a href={links.address} download className={other}>
          {t("link.download")}
        </a>
      </div>
      <AddressBox key={links.address} address={links.address} />
    </div>
  );
}

interface Props {
  name: string;
  links: Links;
  qrCode: QrCode;
  /** What the QR code leads to. */
  scan: string;
}

/** Every way to take a calendar along, a QR code as well. */
export function FeedLinks({ name, links, qrCode, scan }: Props) {
  const { t } = useTranslation("calendar");
  return (
    <div className="grid gap-5 sm:grid-cols-[1fr_auto]">
      <FeedButtons links={links} />
      <figure className="max-w-40 justify-self-center">
        <QrPicture code={qrCode} label={t("link.qr-label", { name })} />
        <figcaption className="text-muted mt-1 text-center text-xs">{scan}</figcaption>
      </figure>
    </div>
  );
}
