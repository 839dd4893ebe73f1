import { useTranslation } from "react-i18next";
import { NoticeLink } from "~/ui/page";

/** How much waits for one's confirmation, and the way there; nothing where nothing waits. */
export function ReviewsWaiting({ count, isMore }: { count: number; isMore: boolean }) {
  const { t } = useTranslation("readiness");
  if (count === 0) return null;
  return (
    <NoticeLink tone="warn" to="/readiness/reviews">
      {t(isMore ? "reviews.link-more" : "reviews.link", { count })}
    </NoticeLink>
  );
}
