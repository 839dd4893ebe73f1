import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, type Tone } from "~/ui/page";

interface DraftRoundsProps {
  here: string;
  mayEdit: boolean;
  rounds: { id: string; name: string; stateLabel: string; tone: Tone; days: string; version: string }[];
}

/** The comment rounds of a draft. */
export function DraftRounds({ here, rounds, mayEdit }: DraftRoundsProps) {
  const { t } = useTranslation("documents");
  return (
    <Card title={t("draft.rounds")}>
      {rounds.length === 0 ? <p className="text-muted">{t("list.no-round")}</p> : null}
      <ul className="divide-line divide-y">
        {rounds.map((round) => (
          <li key={round.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-semibold">
                {round.name} <Badge tone={round.tone}>{round.stateLabel}</Badge>
              </p>
              <p className="text-muted text-sm">
                {round.days}. {round.version}.
              </p>
            </div>
            <ButtonLink
              className="no-print"
              to={`${here}/rounds/${round.id}`}
              aria-label={`${t(mayEdit ? "round.open" : "round.see")}: ${round.name}`}
            >
              {t(mayEdit ? "round.open" : "round.see")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
