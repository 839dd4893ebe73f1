import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "~/ui/button";
import { SearchField } from "~/ui/search-field";

const here = "/administration/people";

/** Looks for people by a part of their name or e-mail. */
export function PeopleSearch({ name, found, all }: { name: string; found: number; all: number }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <Form
      method="get"
      action={here}
      // What was typed on a page that was reached otherwise must not stay.
      key={name}
      role="search"
      className="no-print flex flex-wrap items-end gap-3"
    >
      <SearchField label={t("people.find")} name="name" value={name} />
      <Button>{t("common:search")}</Button>
      {name === "" ? null : (
        <ButtonLink to={here} look="quiet">
          {t("people.everybody")}
        </ButtonLink>
      )}
      <p className="text-muted min-h-11 py-2.5 text-sm" role="status">
        {name === "" ? t("people.count", { count: all }) : t("people.found", { count: found, all })}
      </p>
    </Form>
  );
}
