import { Form, useNavigate, useSubmit } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { readProgress, type Progress } from "~/groups/import/progress";
import type { Counts } from "~/groups/import/plan";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/page";

interface StoreFormProps {
  here: string;
  /** Of the plan that is shown. */
  mark: string;
  counts: Counts;
}

/** Stores what is announced, or leads back. Where scripts run, a bar shows how far it is; otherwise the page answers at the end. */
export function StoreForm({ here, mark, counts }: StoreFormProps) {
  const { t } = useTranslation("groups");
  const navigate = useNavigate();
  const submit = useSubmit();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const all = counts.added + counts.changed;

  async function store(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setFailed(false);
    setProgress({ written: 0, all });
    const end = await readProgress(`${here}/store`, new URLSearchParams({ mark }), setProgress);
    setProgress(null);
    if (end === "stored") navigate(`${here}/result`);
    // The page itself says what changed.
    else if (end === "outdated") submit(form);
    else setFailed(true);
  }

  return (
    <Form method="post" action={`${here}/preview`} onSubmit={(event) => void store(event)}>
      <input type="hidden" name="mark" value={mark} />
      {hasFailed ? (
        <div className="mb-3">
          <Notice tone="block" live>
            {t("import.failed")}
          </Notice>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {all > 0 ? (
          <Button look="primary" disabled={progress !== null}>
            {t("import.store", { added: counts.added, changed: counts.changed })}
          </Button>
        ) : null}
        <ButtonLink to={here}>{t("import.back-columns")}</ButtonLink>
      </div>
      <div role="status" className="mt-2 max-w-md text-sm empty:hidden">
        {progress ? (
          <>
            <progress
              value={progress.written}
              max={progress.all}
              aria-label={t("import.progress")}
              className="bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent h-3 w-full appearance-none overflow-hidden rounded-full border-0"
            />
            <p className="tabular-nums">{t("import.progress-count", { ...progress })}</p>
          </>
        ) : null}
      </div>
    </Form>
  );
}
