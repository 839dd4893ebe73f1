import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

const box = "border-line-strong bg-surface min-h-11 w-28 rounded-md border px-3 py-2";

export interface ShiftPreview {
  by: number;
  lines: string[];
}

/** What else can be done with a slot: shift from it, split, duplicate, delete. */
export function SlotActs({
  action,
  revision,
  isPlaced,
  minutes,
  preview,
}: {
  action: string;
  revision: number;
  isPlaced: boolean;
  minutes: number;
  preview: ShiftPreview | null;
}) {
  const { t } = useTranslation("agenda");
  return (
    <div className="grid max-w-3xl gap-4">
      {isPlaced ? (
        <Card title={t("slot.shift")}>
          <form method="get" action={action} className="flex flex-wrap items-end gap-3">
            <label className="grid gap-1 text-sm font-semibold">
              {t("slot.shift-by")}
              <input
                type="number"
                name="by"
                defaultValue={preview?.by ?? 15}
                min={-1440}
                max={1440}
                className={box}
              />
            </label>
            <Button>{t("slot.shift-preview")}</Button>
          </form>
          <p className="text-muted mt-1 text-sm">{t("slot.shift-note")}</p>
          {preview ? (
            <Form method="post" action={action} className="mt-3 grid gap-3">
              <input type="hidden" name="basedOn" value={revision} />
              <input type="hidden" name="by" value={preview.by} />
              <ul className="grid gap-1 text-sm tabular-nums">
                {preview.lines.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
              <div>
                <Button look="primary" name="intent" value="shift">
                  {t("slot.shift-apply")}
                </Button>
              </div>
            </Form>
          ) : null}
        </Card>
      ) : null}
      <Card title={t("slot.more")}>
        <div className="flex flex-wrap items-end gap-3">
          {minutes > 1 ? (
            <Form method="post" action={action} className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="basedOn" value={revision} />
              <label className="grid gap-1 text-sm font-semibold">
                {t("slot.split-after")}
                <input
                  type="number"
                  name="minutes"
                  min={1}
                  max={minutes - 1}
                  defaultValue={Math.floor(minutes / 2)}
                  className={box}
                />
              </label>
              <Button name="intent" value="split">
                {t("slot.split")}
              </Button>
            </Form>
          ) : null}
          <Form method="post" action={action} className="flex flex-wrap gap-3">
            <input type="hidden" name="basedOn" value={revision} />
            <Button name="intent" value="duplicate">
              {t("slot.duplicate")}
            </Button>
            <Button look="danger" name="intent" value="remove">
              {t("slot.remove")}
            </Button>
          </Form>
        </div>
      </Card>
    </div>
  );
}
