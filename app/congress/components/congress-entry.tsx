import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CongressView, FactView } from "~/congress/words";
import { StageBadges } from "./stage-badges";

/** Congresses on the schedule, one below the other; their looks stand once, on the list. */
export function CongressList({ congresses }: { congresses: CongressView[] }) {
  return (
    <ul className="*:border-line *:grid *:gap-x-6 *:gap-y-3 *:border-t *:py-4 *:first:border-t-0 *:first:pt-1 *:last:pb-1 md:*:grid-cols-[minmax(0,1fr)_13rem_10rem] print:*:break-inside-avoid">
      {congresses.map((congress) => (
        <CongressEntry key={congress.id} congress={congress} />
      ))}
    </ul>
  );
}

/** A congress: what it is, whose, when and for which term, each with its source. */
function CongressEntry({ congress }: { congress: CongressView }) {
  const { t } = useTranslation("congress");
  const fact = (name: FactView["name"]) => congress.facts.find((candidate) => candidate.name === name);
  return (
    <li>
      <div className="min-w-0">
        <h3 className="text-base font-semibold">
          <Link
            to={`/congresses/${congress.slug}`}
            className="text-accent inline-block py-1 break-words underline-offset-4 hover:underline"
          >
            {congress.title}
          </Link>
        </h3>
        <p className="text-muted text-sm">
          {`${[...congress.above, congress.committee].map(({ name }) => name).join(" › ")} · ${congress.level}`}
        </p>
        <p className="mt-2 flex flex-wrap gap-1.5">
          <StageBadges congress={congress} />
        </p>
      </div>
      <dl className="contents">
        <Stated
          label={t("fact.days")}
          value={congress.days}
          source={fact("days")?.source ?? fact("state")?.source ?? null}
        />
        <Stated
          label={t("fact.term")}
          value={fact("term")?.value ?? ""}
          source={fact("term")?.source ?? null}
          isMuted={!fact("term")?.isStated}
        />
      </dl>
    </li>
  );
}

function Stated({
  label,
  value,
  source,
  isMuted = false,
}: {
  label: string;
  value: string;
  source: string | null;
  isMuted?: boolean;
}) {
  const { t } = useTranslation("congress");
  return (
    <div className="min-w-0 text-sm">
      <dt className="text-muted">{label}</dt>
      <dd>
        <span className={isMuted ? "text-muted italic" : "font-medium"}>{value}</span>
        {source ? (
          <span className="text-muted mt-0.5 block text-xs">{`${t("source.label")}: ${source}`}</span>
        ) : null}
      </dd>
    </div>
  );
}
