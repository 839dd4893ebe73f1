import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SetupView } from "~/groups/desk/setup-page.server";
import { Button } from "~/ui/button";
import { PlainField, type SetupFormProps } from "./form-parts";

/** Each group's name, room, seats, size and named leader and secretary. */
export function GroupRows({ action, revision, reply, setup }: SetupFormProps & { setup: SetupView }) {
  const { t } = useTranslation(["groups", "common"]);
  return (
    <Form method="post" action={action} key={revision} preventScrollReset className="mt-6">
      <input type="hidden" name="basedOn" value={revision} />
      <datalist id="halls">
        {setup.halls.map((hall) => (
          <option key={hall} value={hall} />
        ))}
      </datalist>
      <datalist id="people">
        {setup.labels.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <ol className="divide-line divide-y">
        {setup.groups.map((group, index) => {
          const row = `rows[${index}]`;
          return (
            <li key={group.id} className="py-3">
              <fieldset>
                <legend className="mb-1 font-semibold">
                  {index + 1}. {group.name}
                </legend>
                <input type="hidden" name={`${row}.id`} value={group.id} />
                <div className="grid grid-cols-2 gap-3 lg:grid-cols-[8rem_minmax(0,1.2fr)_6rem_6rem_minmax(0,1fr)_minmax(0,1fr)]">
                  <PlainField
                    {...{ name: `${row}.name`, reply, maxLength: 200 }}
                    label={t("setup.name")}
                    defaultValue={group.name}
                  />
                  <PlainField
                    {...{ name: `${row}.room`, reply, list: "halls", maxLength: 300, autoComplete: "off" }}
                    label={t("setup.room")}
                    defaultValue={group.room}
                  />
                  <PlainField
                    {...{ name: `${row}.capacity`, type: "number", min: 1, reply }}
                    label={t("setup.capacity")}
                    defaultValue={group.capacity}
                  />
                  <PlainField
                    {...{ name: `${row}.size`, type: "number", min: 1, reply }}
                    label={t("setup.size")}
                    defaultValue={group.size}
                    placeholder={t("setup.even")}
                  />
                  {(["leader", "secretary"] as const).map((duty) => (
                    <PlainField
                      key={duty}
                      {...{ name: `${row}.${duty}`, reply, list: "people", autoComplete: "off" }}
                      className="col-span-2 sm:col-span-1"
                      label={t(`duty.${duty}`)}
                      defaultValue={group[duty]}
                    />
                  ))}
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <p className="text-muted mb-3 text-sm">{t("setup.rows-hint")}</p>
      <Button name="intent" value="rows">
        {t("common:save")}
      </Button>
    </Form>
  );
}
