import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

/** How many minutes of group discussion this congress asks for. */
export function MinimumForm({
  action,
  revision,
  minimum,
  usual,
}: {
  action: string;
  revision: number;
  minimum: number;
  usual: number;
}) {
  const { t } = useTranslation("agenda");
  return (
    <Card title={t("lists.rest")}>
      <Form method="post" action={action} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="basedOn" value={revision} />
        <input type="hidden" name="intent" value="set-minimum" />
        <label className="grid gap-1 text-sm font-semibold">
          {t("lists.minimum")}
          <input
            type="number"
            name="minutes"
            required
            min={0}
            max={10000}
            defaultValue={minimum}
            aria-describedby="minimum-hint"
            className="border-line-strong bg-surface min-h-11 w-32 rounded-md border px-3 py-2"
          />
        </label>
        <Button>{t("lists.save")}</Button>
      </Form>
      <p id="minimum-hint" className="text-muted mt-2 text-sm">
        {t("lists.minimum-hint", { minutes: usual })}
      </p>
    </Card>
  );
}
