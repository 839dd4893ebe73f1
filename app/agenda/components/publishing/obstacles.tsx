import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { FindingView } from "~/agenda/words";
import { Card } from "~/ui/page";
import { WaiveForm } from "../waive-form";

interface ObstaclesProps {
  obstacles: FindingView[];
  /** Whoever may set demands aside, by name; null for those who may not. */
  decider: string | null;
  action: string;
  /** The answer to the form of one rule. */
  answer: { which: string; reply: SubmissionResult<string[]> } | null;
}

/** What blocks publishing, one entry a rule: a rule is set aside as a whole. */
export function Obstacles({ obstacles, decider, action, answer }: ObstaclesProps) {
  const { t } = useTranslation("agenda");
  return (
    <Card title={t("publishing.blocked")}>
      <p className="text-muted text-sm">{t("publishing.blocked-text")}</p>
      <ul className="divide-line divide-y">
        {byRule(obstacles).map(({ code, messages, source, waivable }) => (
          <li key={code} className="py-3">
            <ul className="grid gap-1">
              {messages.map((message) => (
                <li key={message} className="text-block font-semibold break-words">
                  {message}
                </li>
              ))}
            </ul>
            <p className="text-muted text-sm">{source}</p>
            {waivable && decider !== null ? (
              <WaiveForm
                {...{ code, action, decider }}
                reply={answer?.which === code ? answer.reply : undefined}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function byRule(findings: FindingView[]) {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => {
    const found = findings.filter((finding) => finding.code === code);
    return {
      code,
      messages: [...new Set(found.map(({ message }) => message))],
      source: found[0]?.source ?? "",
      waivable: found[0]?.waivable === true,
    };
  });
}
