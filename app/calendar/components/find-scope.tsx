import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { SearchField } from "~/ui/search-field";

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
      <SearchField label={t("secret.find")} name="find" value={sought} />
      <Button>{t("common:search")}</Button>
      <p className="text-muted basis-full text-sm">{t("secret.find-hint")}</p>
    </Form>
  );
}
