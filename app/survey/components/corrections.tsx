import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Card } from "~/ui/page";
import { Differences } from "./comparison";
import { StepButton } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "version" | "corrections" | "may">;
}

/** The corrections of a step: the one that waits for a second person, and those decided. */
export function Corrections({ here, step }: Props) {
  const { t } = useTranslation("survey");
  const { version, corrections, may } = step;
  if (corrections.length === 0) return null;
  return (
    <Card title={t("correction.history")}>
      <ol className="divide-line divide-y">
        {corrections.map((correction) => (
          <li key={correction.id} className="grid gap-3 py-4 first:pt-0">
            <div>
              <p className="font-semibold">{correction.decided || correction.proposed}</p>
              <p className="break-words whitespace-pre-line">
                {correction.reason ?? t("correction.reason-erased")}
              </p>
            </div>
            <Differences
              first={t("correction.before")}
              second={t("correction.after")}
              differences={correction.changes}
            />
            {correction.isWaiting ? (
              <div className="no-print flex flex-wrap items-center gap-2">
                {may.approve ? (
                  <StepButton
                    look="primary"
                    intent="approve-correction"
                    label={t("correction.approve")}
                    {...{ here, version }}
                  >
                    <input type="hidden" name="correction" value={correction.id} />
                  </StepButton>
                ) : null}
                {correction.isOwn ? <p className="text-muted text-sm">{t("correction.own")}</p> : null}
                {correction.mayReject ? (
                  <StepButton
                    look="danger"
                    intent="reject-correction"
                    label={t(correction.isOwn ? "correction.withdraw" : "correction.reject")}
                    {...{ here, version }}
                  >
                    <input type="hidden" name="correction" value={correction.id} />
                  </StepButton>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
