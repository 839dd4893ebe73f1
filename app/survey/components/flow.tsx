import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { viewPlan } from "~/survey/plan-view.server";
import { Badge } from "~/ui/page";

type Flow = ReturnType<typeof viewPlan>["flow"];

/** The steps of each track from top to bottom, with their states and days. */
export function FlowPicture({ here, flow }: { here: string; flow: Flow }) {
  const { t } = useTranslation("survey");
  return (
    <div className="grid items-start gap-6 lg:grid-flow-col lg:auto-cols-fr">
      {flow.map(({ track, label, steps }) => (
        <section key={track} aria-label={label} className="min-w-0">
          <h3 className="mb-2 font-semibold">{label}</h3>
          <ol>
            {steps.map((step, index) => (
              <li key={step.id}>
                {index > 0 ? (
                  <p aria-hidden="true" className="text-muted py-0.5 text-center text-lg leading-none">
                    ↓
                  </p>
                ) : null}
                <article
                  className={`rounded-card border p-3 ${
                    step.state === "concluded"
                      ? "border-good/50 bg-good-soft"
                      : step.state === "planned"
                        ? "border-line bg-surface"
                        : "border-accent bg-accent-soft"
                  }`}
                >
                  <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
                    <Link
                      to={`${here}/steps/${step.id}`}
                      className="text-accent min-w-0 flex-1 basis-48 py-0.5 font-semibold break-words underline underline-offset-4"
                    >
                      {t("step.title", { number: step.position, name: step.name })}
                    </Link>
                    <Badge tone={step.tone}>{step.stateLabel}</Badge>
                  </div>
                  <p className="mt-1 text-sm">
                    {step.when}
                    {step.distance ? <span className="text-muted"> ({step.distance})</span> : null}
                  </p>
                  <p className="text-muted text-sm break-words">
                    {[step.body, step.place].filter(Boolean).join(" · ")}
                  </p>
                  <div className="mt-1 flex flex-wrap gap-1">
                    {step.origin === "entered" ? null : <Badge tone="warn">{step.originLabel}</Badge>}
                    {step.needsReview ? <Badge tone="block">{t("task.review")}</Badge> : null}
                  </div>
                </article>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
