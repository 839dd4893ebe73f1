import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { LocalAttendance } from "~/groups/reports/desk-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

interface AttendanceFieldProps {
  address: string;
  members: number;
  hasScripts: boolean;
  attendance: LocalAttendance;
  type: (value: string) => void;
}

/** How many of the group were present. */
export function AttendanceField({ address, members, hasScripts, attendance, type }: AttendanceFieldProps) {
  const { t } = useTranslation("groups");
  const { value, basedOn, errors, conflict } = attendance;
  return (
    <Card>
      <Form
        method="post"
        action={address}
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          if (!hasScripts) return;
          event.preventDefault();
          type(value);
        }}
      >
        <input type="hidden" name="intent" value="attendance" />
        <input type="hidden" name="basedOn" value={basedOn} />
        <div className="min-w-0">
          <label htmlFor="attendance" className="text-sm font-semibold">
            {t("reports.form.attendance")}
          </label>
          <input
            id="attendance"
            name="attendance"
            inputMode="numeric"
            maxLength={6}
            value={value}
            onChange={({ target }) => type(target.value)}
            aria-invalid={errors.length > 0 || conflict !== null || undefined}
            aria-describedby="attendance-note"
            className="border-line-strong bg-surface aria-invalid:border-block mt-1 block min-h-11 w-32 rounded-md border px-3 py-2 text-base aria-invalid:border-2"
          />
        </div>
        <p id="attendance-note" className="min-h-11 py-2.5 text-sm">
          {conflict !== null ? (
            <span className="text-block font-medium">
              {t("reports.form.attendance-stored", { value: conflict || t("reports.form.unknown") })}
            </span>
          ) : errors.length > 0 ? (
            <span className="text-block font-medium">{errors.join(" ")}</span>
          ) : (
            <>
              <span className="text-muted">{t("reports.form.attendance-of", { count: members })}</span>{" "}
              {Number(value) > members ? (
                <span className="text-warn font-medium">{t("reports.form.attendance-more")}</span>
              ) : null}
            </>
          )}
        </p>
        {hasScripts ? null : <Button>{t("reports.form.save-attendance")}</Button>}
      </Form>
    </Card>
  );
}
