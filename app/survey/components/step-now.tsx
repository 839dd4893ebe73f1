import { useTranslation } from "react-i18next";
import type { StepAnswer } from "~/survey/step-action.server";
import type { StepView } from "~/survey/step-view.server";
import { Card, Notice } from "~/ui/page";
import { AttendanceForm } from "./attendance-form";
import { BigFigures } from "./big-figures";
import { Comparison } from "./comparison";
import { ConcludeForm } from "./conclude-form";
import { CountForm } from "./count-form";
import { StepButton } from "./step-form";

interface Props {
  here: string;
  step: StepView;
  today: string;
  answer: StepAnswer | undefined;
}

/** What comes next at a step, and the means to do it. */
export function StepNow({ here, step, today, answer }: Props) {
  const { t } = useTranslation("survey");
  const { version, may, task, attendance } = step;
  const replyTo = (form: StepAnswer["form"]) => (answer?.form === form ? answer.reply : null);
  return (
    <Card title={`${t("now.title")}: ${step.taskLabel}`}>
      <div className="grid gap-4">
        {attendance ? <Quorum attendance={attendance} /> : null}
        {task === "wait" ? <p>{t("now.wait-for", { steps: step.waitsFor })}</p> : null}
        {task === "review" ? (
          <>
            <p>{t("now.review-text")}</p>
            {may.manage ? (
              <StepButton look="primary" intent="review" label={t("now.reviewed")} {...{ here, version }} />
            ) : null}
          </>
        ) : null}
        {task === "open" && may.manage ? (
          <>
            <p className="text-muted">{t("now.open-text")}</p>
            <StepButton look="primary" intent="open" label={t("now.open")} {...{ here, version }} />
          </>
        ) : null}
        {task === "attend" && may.manage ? (
          <AttendanceForm here={here} step={step} reply={replyTo("attend")} />
        ) : null}
        {step.count && step.state === "open" && attendance?.hasQuorum ? (
          <Counting {...{ here, step, count: step.count }} reply={replyTo("enter")} />
        ) : null}
        {attendance?.mayChange && may.manage ? (
          <details open={!attendance.hasQuorum || replyTo("attend") !== null}>
            <summary className="text-accent min-h-11 py-2 font-semibold">{t("now.attend-again")}</summary>
            <AttendanceForm
              key={JSON.stringify(attendance)}
              here={here}
              step={step}
              reply={replyTo("attend")}
            />
          </details>
        ) : null}
        {task === "conclude" && may.manage ? (
          <>
            <ConcludeForm here={here} step={step} today={today} reply={replyTo("conclude")} />
            <details>
              <summary className="text-accent min-h-11 py-2 font-semibold">{t("now.recount")}</summary>
              <p className="text-muted mb-2 text-sm">{t("now.recount-text")}</p>
              <StepButton look="danger" intent="recount" label={t("now.recount")} {...{ here, version }} />
            </details>
          </>
        ) : null}
        {step.state === "open" && may.manage && (step.count?.entered ?? 0) === 0 ? (
          <StepButton intent="postpone" label={t("now.postpone")} {...{ here, version }} />
        ) : null}
        {hasNothing(step) ? <p className="text-muted">{t("now.nothing")}</p> : null}
      </div>
    </Card>
  );
}

/** True where the viewer can only read. */
const hasNothing = ({ may }: StepView): boolean => !may.manage && !may.count && !may.approve && !may.reject;

function Quorum({ attendance }: { attendance: NonNullable<StepView["attendance"]> }) {
  const { t } = useTranslation("survey");
  const { hasQuorum, present, convened, excused, needed } = attendance;
  return (
    <div>
      <BigFigures
        figures={[
          [t("step.convened"), convened],
          [t("now.present"), present],
          [t("now.excused"), excused],
        ]}
      />
      <p className={`mt-1 font-semibold ${hasQuorum ? "text-good" : "text-block"}`}>
        {hasQuorum ? "✓ " : "✗ "}
        {t(hasQuorum ? "now.has-quorum" : "now.no-quorum", { present, convened, needed })}
      </p>
    </div>
  );
}

interface CountingProps {
  here: string;
  step: StepView;
  count: NonNullable<StepView["count"]>;
  reply: StepAnswer["reply"] | null;
}

function Counting({ here, step, count, reply }: CountingProps) {
  const { t } = useTranslation("survey");
  const { may, version } = step;
  const { mine, entered, both } = count;
  const form = (
    <CountForm key={JSON.stringify(mine)} {...{ here, step, mine, reply }} ballot={count.ballot} />
  );
  return (
    <>
      <p className="text-lg font-semibold tabular-nums">{t("now.entered-count", { count: entered })}</p>
      <Comparison {...{ here, version, count }} mayAgree={may.agree} mayDiscard={may.manage} />
      {!may.count || count.isFull ? (
        entered < 2 ? (
          <p>{t("now.wait-count")}</p>
        ) : null
      ) : mine === null ? (
        <>
          <Notice>{t(entered === 0 ? "now.count-first" : "now.count-second")}</Notice>
          {form}
        </>
      ) : (
        <>
          {both === null ? <Notice tone="good">{t("now.entered")}</Notice> : null}
          <details open={reply !== null || (both !== null && both.differences.length > 0)}>
            <summary className="text-accent min-h-11 py-2 font-semibold">{t("now.count-again")}</summary>
            {form}
          </details>
        </>
      )}
    </>
  );
}
