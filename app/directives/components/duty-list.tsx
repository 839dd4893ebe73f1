import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "~/ui/page";

interface DutyListProps {
  here: string;
  mayEdit: boolean;
  duties: {
    id: string;
    words: string;
    responsible: string;
    stateLabel: string;
    tone: Tone;
    due: string | null;
    overdue: string | null;
    note: string | null;
    links: { words: string; state: string; to: string }[];
  }[];
}

/** What a clause asks for: of whom, until when, how far it is, and where in the system it is fulfilled. */
export function DutyList({ here, mayEdit, duties }: DutyListProps) {
  const { t } = useTranslation("directives");
  return (
    <ul className="divide-line divide-y">
      {duties.map((duty) => (
        <li key={duty.id} className="grid gap-1 py-3">
          <p className="break-words">{duty.words}</p>
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <Badge tone={duty.tone}>{duty.stateLabel}</Badge>
            {duty.due ? <span>{duty.due}</span> : null}
            {duty.overdue ? <Badge tone="block">{duty.overdue}</Badge> : null}
          </p>
          {duty.responsible ? (
            <p className="text-sm break-words">
              <span className="font-semibold">{t("bodies")}:</span> {duty.responsible}
            </p>
          ) : null}
          {duty.note ? (
            <p className="text-muted text-sm break-words whitespace-pre-line">{duty.note}</p>
          ) : null}
          {duty.links.map((link, at) => (
            <p key={at} className="text-sm break-words">
              <Link to={link.to} className="text-accent py-1 underline underline-offset-4">
                {link.words}
              </Link>
              {link.state ? <span className="text-muted"> · {link.state}</span> : null}
            </p>
          ))}
          {mayEdit ? (
            <p className="no-print">
              <Link
                to={`${here}/duties/${duty.id}`}
                aria-label={`${t("progress.report")}: ${duty.words}`}
                className="text-accent inline-block py-1 text-sm font-semibold underline underline-offset-4"
              >
                {t("progress.report")}
              </Link>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
