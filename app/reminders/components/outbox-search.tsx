import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { digestStates, type DigestState } from "~/reminders/digest-state";
import { Button } from "~/ui/button";
import { SearchField } from "~/ui/search-field";

interface OutboxSearchProps {
  here: string;
  asked: { to: string; state: DigestState | "" };
}

/** Looks for mails by whom they were written to, and by what became of them. */
export function OutboxSearch({ here, asked }: OutboxSearchProps) {
  const { t } = useTranslation(["reminders", "common"]);
  return (
    <Form
      method="get"
      action={`${here}#mails`}
      preventScrollReset
      // What was chosen on a page that was reached otherwise must not stay.
      key={JSON.stringify(asked)}
      role="search"
      className="no-print mb-3 flex flex-wrap items-end gap-3"
    >
      <SearchField label={t("outbox.find")} name="to" value={asked.to} />
      <label className="grid gap-1 text-sm font-semibold">
        {t("outbox.which")}
        <select
          name="state"
          defaultValue={asked.state}
          className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
        >
          <option value="">{t("outbox.every-state")}</option>
          {digestStates.map((state) => (
            <option key={state} value={state}>
              {t(`outbox.mail-state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <Button>{t("common:search")}</Button>
    </Form>
  );
}
