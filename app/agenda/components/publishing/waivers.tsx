import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

interface WaiversProps {
  waivers: { id: string; rule: string; name: string; reason: string }[];
  mayWithdraw: boolean;
  action: string;
}

/** Demands that are set aside, by whom and why. */
export function Waivers({ waivers, mayWithdraw, action }: WaiversProps) {
  const { t } = useTranslation("agenda");
  return (
    <Card title={t("publishing.waivers")}>
      <ul className="divide-line divide-y">
        {waivers.map(({ id, rule, name, reason }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0 break-words">
              <span className="font-semibold">{rule}</span>
              <br />
              <span className="text-muted text-sm">{t("publishing.waiver-line", { name, reason })}</span>
            </span>
            {mayWithdraw ? (
              <Form method="post" action={action}>
                <input type="hidden" name="waiver" value={id} />
                <Button name="intent" value="withdraw" look="quiet">
                  {t("publishing.withdraw")}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
