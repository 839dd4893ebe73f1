import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";

/** Divides. With scripts the page shows how far it is; without them the answer waits for the division. */
export function RunForm({
  base,
  revision,
  isDivided,
}: {
  base: string;
  revision: number;
  isDivided: boolean;
}) {
  const { t } = useTranslation("groups");
  const isAwake = useHydrated();
  return (
    <Form method="post" action={`${base}/run`} className="no-print">
      <input type="hidden" name="basedOn" value={revision} />
      {isAwake ? <input type="hidden" name="background" value="on" /> : null}
      <Button
        look={isDivided ? "secondary" : "primary"}
        name="intent"
        value="start"
        title={isDivided ? t("run.again-hint") : undefined}
      >
        {t(isDivided ? "run.again" : "run.start")}
      </Button>
    </Form>
  );
}
