import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FindingView } from "~/agenda/words";
import { Badge } from "~/ui/page";

/** What the rules found: blocks first, each with its source and its ways out. */
export function Findings({
  findings,
  revision,
  action,
  slotLink,
}: {
  findings: FindingView[];
  revision: number;
  /** Where a fix is sent. */
  action: string;
  /** The address of a slot's form. */
  slotLink: (slotId: string) => string;
}) {
  const { t } = useTranslation("agenda");
  const blocking = findings.filter(({ severity, waived }) => severity === "block" && !waived);
  const reminding = findings.filter(({ severity }) => severity === "warn");
  if (findings.length === 0) {
    return (
      <p className="text-good flex items-center gap-2 font-semibold">
        <span aria-hidden="true">✓</span> {t("edit.no-findings")}
      </p>
    );
  }
  return (
    <div>
      <p className="mb-2 flex flex-wrap gap-2">
        {blocking.length > 0 ? (
          <Badge tone="block">{t("edit.blocking", { count: blocking.length })}</Badge>
        ) : null}
        {reminding.length > 0 ? (
          <Badge tone="warn">{t("edit.reminding", { count: reminding.length })}</Badge>
        ) : null}
      </p>
      <ul className="divide-line divide-y">
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.path} ${finding.message}`} className="grid gap-1 py-3">
            <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
              <span
                aria-hidden="true"
                className={`size-2.5 shrink-0 rounded-full ${finding.severity === "block" && !finding.waived ? "bg-block" : "bg-warn"}`}
              />
              {finding.rule}
              {finding.waived ? <Badge>{t("edit.waived")}</Badge> : null}
            </p>
            <p className="text-sm break-words">{finding.message}</p>
            <p className="text-muted text-xs">
              {t(`severity.${finding.severity}`)} · {finding.source}
            </p>
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {finding.slotIds.slice(0, 3).map((slotId, index) => (
                <a
                  key={slotId}
                  href={slotLink(slotId)}
                  className="text-accent inline-flex min-h-8 items-center text-sm underline underline-offset-4"
                >
                  {t("edit.to-slot")}
                  {finding.slotIds.length > 1 ? ` ${index + 1}` : ""}
                </a>
              ))}
            </div>
            {finding.fixes.map((fix) => (
              <Form key={fix.label} method="post" action={action} preventScrollReset>
                <input type="hidden" name="intent" value="fix" />
                <input type="hidden" name="basedOn" value={revision} />
                <button
                  name="commands"
                  value={JSON.stringify(fix.commands)}
                  className="border-line-strong text-accent hover:bg-accent-soft min-h-9 rounded-md border px-3 py-1.5 text-left text-sm font-medium"
                >
                  {fix.label}
                </button>
              </Form>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
