import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer } from "~/readiness/bulk.server";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";

interface BulkFormProps {
  here: string;
  formKey: string;
  mayWork: boolean;
  mayConfirm: boolean;
  children: ReactNode;
}

/** Puts the buttons for all ticked items below the lists. */
export function BulkForm({ here, formKey, mayWork, mayConfirm, children }: BulkFormProps) {
  const { t } = useTranslation("readiness");
  const steps = [
    ...(mayWork ? (["start", "done"] as const) : []),
    ...(mayConfirm ? (["confirm"] as const) : []),
  ];
  if (steps.length === 0) return <>{children}</>;
  return (
    <Form method="post" action={here} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <input type="hidden" name="key" value={formKey} />
      {children}
      <div
        role="group"
        aria-label={t("bulk.title")}
        className="no-print border-line bg-surface rounded-card sticky bottom-0 flex flex-wrap items-center gap-2 border p-3 shadow-sm"
      >
        <span className="text-sm font-semibold">{t("bulk.title")}</span>
        {steps.map((step) => (
          <Button key={step} name="step" value={step}>
            {t(`bulk.${step}`)}
          </Button>
        ))}
      </div>
    </Form>
  );
}

/** What a step with several items has done, and why not with the others. */
export function BulkResult({ here, answer: { taken, refused } }: { here: string; answer: BulkAnswer }) {
  const { t } = useTranslation("readiness");
  const tone = refused.length > 0 ? "warn" : "good";
  return (
    <Notice
      tone={taken + refused.length === 0 ? "warn" : tone}
      title={taken + refused.length === 0 ? t("bulk.nothing") : t("bulk.taken", { count: taken })}
      live
    >
      {refused.length === 0 ? null : (
        <ul className="text-ink">
          {refused.map(({ code, title, reason }) => (
            <li key={code} className="py-1 break-words">
              <Link to={`${here}/items/${code}`} className="text-accent underline underline-offset-4">
                {title}
              </Link>
              : {reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
