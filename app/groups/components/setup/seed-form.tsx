import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";
import { PlainField, type SetupFormProps } from "./form-parts";

/** The number from which chance is drawn: the same one gives the same division again. */
export function SeedForm({ action, revision, reply, seed }: SetupFormProps & { seed: number }) {
  const { t } = useTranslation(["groups", "common"]);
  return (
    <Card id="seed">
      <details open={reply !== undefined}>
        <summary className="font-semibold">{t("setup.advanced")}</summary>
        <Form
          method="post"
          action={action}
          key={revision}
          preventScrollReset
          className="mt-3 flex flex-wrap items-end gap-3"
        >
          <input type="hidden" name="basedOn" value={revision} />
          <PlainField
            {...{ name: "seed", type: "number", min: 0, max: 0xffffffff, reply }}
            label={t("setup.seed")}
            defaultValue={seed}
          />
          <Button name="intent" value="seed">
            {t("common:save")}
          </Button>
        </Form>
        <p className="text-muted mt-2 text-sm">{t("setup.seed-hint")}</p>
      </details>
    </Card>
  );
}
