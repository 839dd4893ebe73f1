import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { blockCodes } from "~/agenda/templates/blocks";
import { Button } from "~/ui/button";

const box =
  "border-line-strong bg-surface min-h-11 min-w-0 rounded-md border px-3 py-2 text-base font-normal";

/** Inserts slots that usually follow each other. */
export function BlockFields({
  action,
  revision,
  start,
}: {
  action: string;
  revision: number;
  start: string;
}) {
  const { t } = useTranslation("agenda");
  return (
    <Form method="post" action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="basedOn" value={revision} />
      <label className="grid min-w-0 gap-1 text-sm font-semibold">
        {t("block.block")}
        <select name="block" className={box}>
          {blockCodes.map((code) => (
            <option key={code} value={code}>
              {t(`block.${code}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm font-semibold">
        {t("slot.start")}
        <input type="time" name="start" required defaultValue={start} className={box} />
      </label>
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input type="checkbox" name="makesRoom" defaultChecked className="accent-accent size-5" />
        {t("block.makes-room")}
      </label>
      <Button name="intent" value="block">
        {t("block.insert")}
      </Button>
    </Form>
  );
}
