import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import type { ItemView } from "~/readiness/item-view.server";
import { Card } from "~/ui/page";

/** What is asked, from where, until when, and who did it. */
export function ItemFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation("readiness");
  return (
    <Card title={t("item.facts")}>
      <dl className="grid gap-3">
        <Fact label={t("item.instructions")}>
          <span lang="vi" className="whitespace-pre-line">
            {item.instructions}
          </span>
        </Fact>
        <Fact label={t("item.source")}>{item.source}</Fact>
        <Fact label={t("item.rule")}>
          {item.rule}. {t("due.moved")}
        </Fact>
        {item.doneBy ? <Fact label={t("item.done-by")}>{item.doneBy}</Fact> : null}
        {item.settledBy ? <Fact label={t("item.settled-by")}>{item.settledBy}</Fact> : null}
        {item.reason ? (
          <Fact label={t("item.reason")}>
            <span className="whitespace-pre-line">{item.reason}</span>
          </Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
