import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/page";

interface BeginChecklistProps {
  here: string;
  mayWork: boolean;
  choices: { value: string; label: string }[];
}

/** What stands where a congress has no checklist yet: from which template to begin. */
export function BeginChecklist({ here, mayWork, choices }: BeginChecklistProps) {
  const { t } = useTranslation("readiness");
  if (!mayWork) return <EmptyState title={t("begin.title")}>{t("begin.not-yours")}</EmptyState>;
  if (choices.length === 0) return <EmptyState title={t("begin.title")}>{t("begin.none")}</EmptyState>;
  return (
    <EmptyState
      title={t("begin.title")}
      action={
        <Form method="post" action={here} className="flex flex-wrap items-end justify-center gap-3 text-left">
          <label className="min-w-0 text-sm font-semibold">
            {t("begin.template")}
            <select
              name="template"
              className="border-line-strong bg-surface mt-1 block min-h-11 w-full rounded-md border px-3 py-2 text-base"
            >
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Button look="primary">{t("begin.submit")}</Button>
        </Form>
      }
    >
      {t("begin.text")}
    </EmptyState>
  );
}
