import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice } from "~/ui/page";
import { PersonLabel } from "./person-label";
import { Hidden, StepButton } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "id" | "version" | "state" | "list" | "everybody" | "listDiffers" | "may" | "excess">;
  /** The plan's page. */
  up: string;
}

/** The list of a step: to be chosen while it is planned, to be read afterwards. */
export function StepList({ here, step, up }: Props) {
  const { t } = useTranslation("survey");
  const mayEdit = step.may.manage && step.state === "planned";
  const chosen = new Set(step.list.map(({ id }) => id));
  return (
    <Card
      title={t("step.list", { count: step.list.length })}
      actions={
        mayEdit ? <ButtonLink to={`${up}/people?step=${step.id}`}>{t("step.list-add")}</ButtonLink> : null
      }
    >
      {step.listDiffers ? (
        <div className="mb-3">
          <Notice tone="warn" title={t("step.list-differs")}>
            {step.listDiffers.missing ? (
              <p>{t("step.list-missing", { codes: step.listDiffers.missing })}</p>
            ) : null}
            {step.listDiffers.extra ? <p>{t("step.list-extra", { codes: step.listDiffers.extra })}</p> : null}
            {mayEdit ? (
              <div className="mt-2">
                <StepButton
                  intent="renew-list"
                  version={step.version}
                  label={t("now.renew-list")}
                  here={here}
                />
              </div>
            ) : null}
          </Notice>
        </div>
      ) : null}
      {mayEdit && step.everybody.length > 0 ? (
        <Form method="post" action={here} key={step.version}>
          <Hidden intent="list" version={step.version} />
          <p className="text-muted mb-1 text-sm">{t("step.list-hint")}</p>
          <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
            {step.everybody.map((person) => (
              <label key={person.id} className="flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  name="people"
                  value={person.id}
                  defaultChecked={chosen.has(person.id)}
                  className="accent-accent size-5 shrink-0"
                />
                <span className="min-w-0 font-semibold break-words">
                  <PersonLabel {...person} />
                </span>
              </label>
            ))}
          </div>
          <div className="no-print mt-3">
            <Button>{t("step.list-save")}</Button>
          </div>
        </Form>
      ) : step.list.length === 0 ? (
        <p className="text-muted">
          {t("step.list-empty")}{" "}
          {mayEdit ? (
            <Link to={`${up}/people?step=${step.id}`} className="text-accent underline underline-offset-4">
              {t("step.list-add")}
            </Link>
          ) : null}
        </p>
      ) : (
        <ol className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {step.list.map((person) => (
            <li key={person.id} className="py-1 font-semibold break-words">
              <PersonLabel {...person} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
