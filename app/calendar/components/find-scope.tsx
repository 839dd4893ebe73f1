import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

/** Searches for a committee or congress that is too far down to be offered at once. */
export function FindScope({ sought }: { sought: string }) {
  const { t } = useTranslation(["calendar", "common"]);
  return (
    <Form
      method="get"
      action="/calendar#own"
      preventScrollReset
      role="search"
      className="mb-4 flex flex-wrap items-end gap-3"
    >
      <label className="grid min-w-0 flex-1 basis-60 gap-1 text-sm font-semibold">
        {t("secret.find")}
        <input
          type="search"
          name="find"
          defaultValue={sought}
          maxLength={200}
          className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
        />
      </label>
      <Button>{t("common:search")}</Button>
      <p className="text-muted basis-full text-sm">{t("secret.find-hint")}</p>
    </Form>
  );
}
