import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mostGroups } from "~/groups/division/content";
import { mostRounds } from "~/groups/division/examine";
import type { SetupView } from "~/groups/desk/setup-page.server";
import { Button } from "~/ui/button";
import { PlainField, type SetupFormProps } from "./form-parts";

/** How many groups, or their sizes, and how often the whole is divided anew. */
export function GroupCount({ action, revision, reply, setup }: SetupFormProps & { setup: SetupView }) {
  const { t } = useTranslation("groups");
  return (
    <Form
      method="post"
      action={action}
      key={revision}
      preventScrollReset
      className="grid items-start gap-4 sm:grid-cols-[10rem_minmax(0,1fr)_10rem_auto]"
    >
      <input type="hidden" name="basedOn" value={revision} />
      <PlainField
        {...{ name: "groups", type: "number", min: 1, max: mostGroups, reply }}
        label={t("groups.count")}
        defaultValue={setup.groups.length}
      />
      <PlainField
        {...{ name: "sizes", reply, inputMode: "numeric", placeholder: "35, 35, 36" }}
        label={t("setup.sizes-label")}
        defaultValue={setup.sizes}
      />
      <PlainField
        {...{ name: "rounds", type: "number", min: 1, max: mostRounds, reply }}
        label={t("setup.rounds")}
        defaultValue={setup.rounds}
      />
      <Button name="intent" value="count" className="sm:mt-6">
        {t("setup.set")}
      </Button>
      <p className="text-muted text-sm sm:col-span-4">{t("setup.count-hint")}</p>
    </Form>
  );
}
