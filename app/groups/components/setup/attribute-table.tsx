import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { treatments } from "~/groups/division/problem";
import type { SetupView } from "~/groups/desk/setup-page.server";
import { Button } from "~/ui/button";
import { box, PlainField, typed, type SetupFormProps } from "./form-parts";

/** What is done with each attribute, how much it counts, and what of it is known. */
export function AttributeTable({ action, revision, reply, setup }: SetupFormProps & { setup: SetupView }) {
  const { t } = useTranslation(["groups", "common"]);
  return (
    <Form method="post" action={action} key={revision} preventScrollReset>
      <input type="hidden" name="basedOn" value={revision} />
      <p className="text-muted mb-2 text-sm">{t("setup.attributes-hint")}</p>
      <ul className="divide-line divide-y">
        {setup.attributes.map((attribute, index) => {
          const row = `rows[${index}]`;
          return (
            <li
              key={attribute.name}
              className="grid grid-cols-[minmax(0,1fr)_6rem] items-start gap-3 py-3 md:grid-cols-[minmax(0,1fr)_14rem_6rem]"
            >
              <input type="hidden" name={`${row}.name`} value={attribute.name} />
              <div className="col-span-2 min-w-0 md:col-span-1">
                <p className="font-semibold break-words">{attribute.label}</p>
                <p className="text-muted text-sm break-words">
                  {t("setup.different", { count: attribute.different })}
                  {attribute.examples.length > 0 ? `: ${attribute.examples.join(", ")}` : ""}
                  {attribute.different > attribute.examples.length ? "…" : ""}
                </p>
                {attribute.warning ? (
                  <p className="text-warn text-sm font-medium">
                    {t(`setup.${attribute.warning}`, { count: attribute.unknown })}
                  </p>
                ) : null}
              </div>
              <label className="grid min-w-0 gap-1 text-sm font-semibold">
                {t("setup.treatment")}
                <select
                  name={`${row}.treatment`}
                  aria-label={`${t("setup.treatment")}: ${attribute.label}`}
                  defaultValue={typed(reply, `${row}.treatment`) || attribute.treatment}
                  className={box}
                >
                  {treatments.map((treatment) => (
                    <option key={treatment} value={treatment}>
                      {t(`setup.${treatment}`)}
                    </option>
                  ))}
                </select>
              </label>
              <PlainField
                {...{ name: `${row}.weight`, type: "number", min: 1, max: 100, reply }}
                aria-label={`${t("setup.weight")}: ${attribute.label}`}
                label={t("setup.weight")}
                defaultValue={attribute.weight}
              />
            </li>
          );
        })}
      </ul>
      <Button name="intent" value="attributes">
        {t("common:save")}
      </Button>
    </Form>
  );
}
