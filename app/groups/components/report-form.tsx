import { Form, useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { firstOpinions, type NotTaken } from "~/groups/reports/first-opinions";
import type { LocalOpinion } from "~/groups/reports/saving";
import type { ServerReport } from "~/groups/reports/desk-state";
import { useReport, type ReportDesk } from "~/groups/reports/use-report";
import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";
import { Card, Notice } from "~/ui/page";
import { AttendanceField } from "./attendance-field";
import { OpinionCard } from "./opinion-card";

interface ReportFormProps {
  address: string;
  /** Of what is kept in the browser. */
  name: string;
  members: number;
  documents: { id: string; title: string }[];
  sections: Record<string, string[]>;
  report: ServerReport;
  freshId: string;
  saveKey: string;
  notTaken: NotTaken | null;
}

/** What the secretary of a group writes, while the report is open. */
export function ReportForm(props: ReportFormProps) {
  const { address, name, members, documents, sections, report, freshId, saveKey, notTaken } = props;
  const { t } = useTranslation("groups");
  const hasScripts = useHydrated();
  const { revalidate } = useRevalidator();
  const refresh = useCallback(() => void revalidate(), [revalidate]);
  const desk = useReport(
    { address, name },
    report,
    firstOpinions(report.opinions, freshId, notTaken),
    refresh,
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AttendanceField
        {...{ address, members, hasScripts }}
        attendance={desk.attendance}
        type={desk.typeAttendance}
      />
      {desk.opinions.map((opinion, index) => (
        <OpinionCard
          key={opinion.id}
          {...{ address, opinion, documents, sections, saveKey, hasScripts }}
          number={index + 1}
          status={t(statusKey(opinion))}
          type={(fields) => desk.type(opinion.id, fields)}
          keepMine={() => desk.keepMine(opinion.id)}
          takeTheirs={() => desk.takeTheirs(opinion.id)}
          forget={() => desk.forget(opinion.id)}
        />
      ))}
      {hasScripts ? (
        <div>
          <Button type="button" onClick={() => desk.add(desk.opinions.at(-1)?.fields.documentId ?? "")}>
            {t("reports.form.add")}
          </Button>
        </div>
      ) : null}
      <div className="sticky bottom-0">
        <Card>
          <Status desk={desk} hasScripts={hasScripts} />
          <Form
            method="post"
            action={address}
            className="mt-2"
            onSubmit={(event) => {
              if (!hasScripts) return;
              event.preventDefault();
              desk.handIn();
            }}
          >
            <input type="hidden" name="intent" value="hand-in" />
            <Button look="primary" className="w-full sm:w-auto">
              {t("reports.form.hand-in")}
            </Button>
          </Form>
        </Card>
      </div>
    </div>
  );
}

function statusKey({ isDirty, sending, basedOn, conflict }: LocalOpinion) {
  if (conflict !== null) return "reports.form.conflict-title";
  if (isDirty || sending) return "reports.form.saving";
  return basedOn > 0 ? "reports.form.saved" : "reports.form.unwritten";
}

/** One sentence on whether everything is stored; read out when it changes. */
function Status({ desk, hasScripts }: { desk: ReportDesk; hasScripts: boolean }) {
  const { t } = useTranslation("groups");
  if (!hasScripts) return null;
  const trouble =
    desk.connection === "over"
      ? t("reports.form.over")
      : desk.connection === "offline"
        ? t("reports.form.offline")
        : null;
  return (
    <div role="status" className="text-sm">
      {trouble ? (
        <Notice tone={desk.connection === "offline" ? "warn" : "block"}>{trouble}</Notice>
      ) : (
        <p className="text-muted">{t(desk.isWaiting ? "reports.form.saving" : "reports.form.saved-all")}</p>
      )}
      {desk.wantsHandIn ? (
        <p className="mt-1 font-semibold">
          {t(desk.isStuck ? "reports.form.settle-first" : "reports.form.will-hand-in")}
        </p>
      ) : null}
    </div>
  );
}
