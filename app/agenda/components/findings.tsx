import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SingleCommand } from "~/agenda/edits/command";
import type { FindingView } from "~/agenda/words";
import { Badge } from "~/ui/page";

interface Desk {
  revision: number;
  /** Where a fix is sent. */
  action: string;
  /** The address of a slot's form. */
  slotLink: (slotId: string) => string;
  /** Does a fix at once; without it the form is sent. */
  onFix?: (commands: SingleCommand[]) => void;
}

/** What the rules found: blocks first, one entry a rule, each with its source and its ways out. */
export function Findings({ findings, ...desk }: { findings: FindingView[] } & Desk) {
  const { t } = useTranslation("agenda");
  const blocking = findings.filter(isBlocking);
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
      <p className="mb-1 flex flex-wrap gap-2">
        {blocking.length > 0 ? (
          <Badge tone="block">{t("edit.blocking", { count: blocking.length })}</Badge>
        ) : null}
        {reminding.length > 0 ? (
          <Badge tone="warn">{t("edit.reminding", { count: reminding.length })}</Badge>
        ) : null}
      </p>
      <ul className="divide-line divide-y">
        {byRule(findings).map((found) => (
          <RuleFindings key={found[0]?.code} findings={found} {...desk} />
        ))}
      </ul>
    </div>
  );
}

const few = 2;

function RuleFindings({ findings, ...desk }: { findings: FindingView[] } & Desk) {
  const { t } = useTranslation("agenda");
  const first = findings[0];
  if (!first) return null;
  const list = (
    <ul className="grid gap-2">
      {findings.map((finding) => (
        <OneFinding key={`${finding.path} ${finding.message}`} finding={finding} {...desk} />
      ))}
    </ul>
  );
  return (
    <li className="grid gap-1 py-3">
      <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
        <span
          aria-hidden="true"
          className={`size-2.5 shrink-0 ${isBlocking(first) ? "bg-block" : "bg-warn rounded-full"}`}
        />
        {first.rule}
        {first.waived ? <Badge>{t("edit.waived")}</Badge> : null}
      </p>
      <p className="text-muted text-xs">
        {t(`severity.${first.severity}`)} · {first.source}
      </p>
      {findings.length > few ? (
        <details>
          <summary className="text-accent min-h-8 cursor-pointer py-1 text-sm font-medium">
            {t("edit.places", { count: findings.length })}
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
    </li>
  );
}

function OneFinding({ finding, revision, action, slotLink, onFix }: { finding: FindingView } & Desk) {
  const { t } = useTranslation("agenda");
  return (
    <li className="grid justify-items-start gap-1">
      <p className="text-sm break-words">{finding.message}</p>
      {finding.fixes.map((fix) => (
        <Form
          key={fix.label}
          method="post"
          action={action}
          preventScrollReset
          onSubmit={(event) => {
            if (!onFix) return;
            event.preventDefault();
            onFix(fix.commands);
          }}
        >
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
      {finding.slotIds.length > 0 ? (
        <p className="flex flex-wrap gap-x-4">
          {finding.slotIds.slice(0, 3).map((slotId, index) => (
            <Link
              key={slotId}
              to={slotLink(slotId)}
              className="text-accent inline-flex min-h-8 items-center text-sm underline underline-offset-4"
            >
              {t("edit.to-slot")}
              {finding.slotIds.length > 1 ? ` ${index + 1}` : ""}
            </Link>
          ))}
        </p>
      ) : null}
    </li>
  );
}

/** What was found at one slot, in short: one line a rule. */
export function SlotFindings({ findings }: { findings: FindingView[] }) {
  const { t } = useTranslation("agenda");
  if (findings.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5">
      {byRule(findings).map((found) => {
        const [first] = found;
        if (!first) return null;
        return (
          <li
            key={first.code}
            className={`text-sm font-medium break-words ${isBlocking(first) ? "text-block" : "text-warn"}`}
          >
            <span aria-hidden="true">{isBlocking(first) ? "■ " : "▲ "}</span>
            {found.length === 1
              ? first.message
              : `${first.rule}: ${t("edit.places", { count: found.length })}`}
          </li>
        );
      })}
    </ul>
  );
}

const isBlocking = ({ severity, waived }: FindingView): boolean => severity === "block" && !waived;

function byRule(findings: FindingView[]): FindingView[][] {
  const rules = new Map<string, FindingView[]>();
  for (const finding of findings) {
    rules.set(finding.code, [...(rules.get(finding.code) ?? []), finding]);
  }
  return [...rules.values()];
}
