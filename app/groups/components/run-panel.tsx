import { Form, Link, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunView } from "~/groups/desk/run-view";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";

const askEvery = 600;

/** How far dividing is, with a way to cancel it; or why nothing came of it, with the way out. */
export function RunPanel({ base, run }: { base: string; run: RunView }) {
  const { t } = useTranslation("groups");
  if (run.isRunning) return <Running key={run.id} base={base} run={run} />;
  return (
    <Notice tone={run.conditions.length > 0 ? "block" : "warn"} title={run.message} live>
      {run.conditions.length > 0 ? (
        <ul className="list-disc pl-5">
          {run.conditions.map(({ text, anchor }) => (
            <li key={text} className="break-words">
              {text}{" "}
              <Link
                to={`${base}/setup#${anchor}`}
                className="py-1 font-semibold underline underline-offset-4"
              >
                {t("run.change")}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function Running({ base, run }: { base: string; run: RunView }) {
  const { t } = useTranslation("groups");
  const [progress, setProgress] = useState(run.progress);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(async () => {
      try {
        const response = await fetch(`${base}/runs/${run.id}`);
        const { isRunning, progress: now } = (await response.json()) as RunView;
        setProgress(now);
        if (isRunning) return;
        clearInterval(timer);
        revalidate();
      } catch {
        // The next time may do better.
      }
    }, askEvery);
    return () => clearInterval(timer);
  }, [base, run.id, revalidate]);
  return (
    <Notice tone="accent" title={t("run.running")}>
      <div className="flex flex-wrap items-center gap-3">
        <div
          role="progressbar"
          aria-label={t("run.running")}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={progress}
          className="border-accent/30 h-3 min-w-40 flex-1 overflow-hidden rounded-full border"
        >
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="bg-surface block size-full">
            <rect width={progress} height={1} className="fill-accent" />
          </svg>
        </div>
        <span className="tabular-nums">{progress} %</span>
        <Form method="post" action={`${base}/run`}>
          <input type="hidden" name="run" value={run.id} />
          <Button name="intent" value="cancel">
            {t("run.cancel")}
          </Button>
        </Form>
        <noscript>
          <a href={base} className="underline underline-offset-4">
            {t("run.look")}
          </a>
        </noscript>
      </div>
    </Notice>
  );
}
