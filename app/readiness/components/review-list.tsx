import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/page";

interface ReviewListProps {
  reviews: {
    /** `id:version`, as the form sends it. */
    ticked: string;
    title: string;
    committee: string;
    to: string;
    by: string;
    due: string | null;
    reason: string | null;
    waiting: string;
    isLate: boolean;
  }[];
}

/** What was handed in, each with a box to tick and the way to its files and notes. */
export function ReviewList({ reviews }: ReviewListProps) {
  const { t } = useTranslation("readiness");
  return (
    <ul className="divide-line divide-y">
      {reviews.map((review) => (
        <li key={review.ticked} className="flex gap-3 py-3">
          <label className="no-print flex size-11 shrink-0 items-center justify-center">
            <input type="checkbox" name="item" value={review.ticked} className="accent-accent size-5" />
            <span className="sr-only">
              {t("bulk.tick", { title: `${review.title}, ${review.committee}` })}
            </span>
          </label>
          <div className="min-w-0 flex-1">
            <p className="text-muted text-sm break-words">{review.committee}</p>
            <Link
              to={review.to}
              className="text-accent inline-block py-1 font-semibold break-words underline underline-offset-4"
            >
              {review.title}
            </Link>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Badge tone={review.isLate ? "block" : "neutral"}>{review.waiting}</Badge>
              {review.reason === null ? null : <Badge tone="warn">{t("reviews.not-applicable")}</Badge>}
              <span className="break-words">{review.by}</span>
              {review.due ? <span className="text-muted">{review.due}</span> : null}
            </p>
            {review.reason ? (
              <p className="mt-1 text-sm break-words whitespace-pre-line">{review.reason}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
