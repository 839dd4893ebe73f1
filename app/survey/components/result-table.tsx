import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Badge, Card, Notice } from "~/ui/page";
import { BigFigures } from "./big-figures";
import { PersonLabel } from "./person-label";

type Result = NonNullable<StepView["result"]>;

/** What a settled count comes to: the ballots, who passes, ties, who goes on. */
export function ResultTable({ result, isConcluded }: { result: Result; isConcluded: boolean }) {
  const { t } = useTranslation("survey");
  const { figures, lines, tie, carried } = result;
  return (
    <Card title={t("result.title")}>
      <BigFigures
        figures={(["issued", "collected", "valid", "invalid"] as const).map((name) => [
          t(`count.${name}`),
          figures[name],
        ])}
      />
      <p className="my-3">{result.hasQuorum ? result.needed : t("result.no-quorum")}</p>
      {tie ? (
        <div className="mb-3">
          <Notice tone="warn" title={tie.text}>
            {result.tieReason ? t("result.tie-decided", { reason: result.tieReason }) : null}
          </Notice>
        </div>
      ) : null}
      <table className="w-full text-left">
        <thead>
          <tr className="border-line border-b text-sm">
            <th scope="col" className="w-16 py-2 pr-2 text-right font-semibold">
              {t("result.rank")}
            </th>
            <th scope="col" className="px-2 py-2 font-semibold">
              {t("people.code")}
            </th>
            <th scope="col" className="w-24 px-2 py-2 text-right font-semibold">
              {t("result.approvals")}
            </th>
            <th scope="col" className="w-[40%] py-2 pl-2 font-semibold">
              {t("result.outcome")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {lines.map((line) => (
            <tr key={line.person} className="align-top">
              <td className="py-2 pr-2 text-right tabular-nums">{line.rank}</td>
              <th scope="row" className="px-2 py-2 font-semibold break-words">
                <PersonLabel {...line} />
              </th>
              <td className="px-2 py-2 text-right whitespace-nowrap tabular-nums">
                <span className="text-lg font-bold">{line.approvals}</span>
                {line.percent ? (
                  <span className="text-muted block text-sm">
                    {t("result.percent", { percent: line.percent })}
                  </span>
                ) : null}
              </td>
              <td className="py-2 pl-2">
                <div className="flex flex-wrap gap-1">
                  <Badge tone={line.passes ? "good" : "neutral"}>
                    {t(line.passes ? "result.passes" : "result.fails")}
                  </Badge>
                  {line.outcome === "tied" ? <Badge tone="warn">{t("result.tied")}</Badge> : null}
                  {line.passes && line.outcome === "stays" ? (
                    <Badge tone="neutral">{t("result.stays")}</Badge>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isConcluded ? (
        <div className="mt-4">
          <p className="font-semibold">{t("result.carried", { count: carried.length })}</p>
          <p className="break-words tabular-nums">
            {carried.length > 0 ? carried.join(", ") : t("result.carried-none")}
          </p>
        </div>
      ) : null}
    </Card>
  );
}
