import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "~/ui/page";

interface NoticeListProps {
  notices: {
    id: string;
    isRead: boolean;
    at: string;
    label: string;
    tone: Tone;
    title: string;
    committee: string;
    about: string;
    reason: string;
    address: string;
  }[];
}

/** Notices, each leading to what it is about. */
export function NoticeList({ notices }: NoticeListProps) {
  const { t } = useTranslation("reminders");
  return (
    <ul className="divide-line divide-y">
      {notices.map((notice) => (
        <li key={notice.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={notice.tone}>{notice.label}</Badge>
              <span className="text-muted text-sm">{notice.at}</span>
            </p>
            <Link
              to={notice.address}
              className="text-accent mt-1 inline-block py-1 font-semibold break-words underline underline-offset-4"
            >
              {notice.title}
            </Link>
            <p className="text-muted text-sm break-words">
              {[notice.committee, notice.about].filter((part) => part !== "").join(". ")}
            </p>
            {notice.reason ? (
              <p className="text-sm break-words whitespace-pre-line">
                {t("inbox.reason", { reason: notice.reason })}
              </p>
            ) : null}
          </div>
          {notice.isRead ? null : (
            <Form method="post" action="/inbox" className="no-print">
              <input type="hidden" name="notice" value={notice.id} />
              <button
                aria-label={t("inbox.mark-one-label", { title: notice.title })}
                className="text-muted hover:text-ink min-h-11 px-2 text-sm font-medium underline underline-offset-4"
              >
                {t("inbox.mark-one")}
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
