import { useTranslation } from "react-i18next";
import type { FactView } from "~/congress/words";

/** What is known of a congress, fact by fact, each with its source. */
export function CongressFacts({ facts }: { facts: FactView[] }) {
  const { t } = useTranslation("congress");
  return (
    <dl className="divide-line divide-y">
      {facts.map(({ name, label, value, isStated, source, quote }) => (
        <div key={name} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0">
            <span className={isStated ? "font-medium break-words" : "text-muted italic"}>{value}</span>
            {source ? (
              <span className="text-muted block text-sm break-words">
                {t("source.label")}: {source}
              </span>
            ) : null}
            {quote ? (
              <q lang="vi" className="text-muted mt-0.5 block text-sm break-words italic">
                {quote}
              </q>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
