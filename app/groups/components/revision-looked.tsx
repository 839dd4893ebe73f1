import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { groupsOf, type compareToNow, type Point } from "~/groups/reports/consolidation";
import { Button } from "~/ui/button";
import { Badge, Card } from "~/ui/page";

interface RevisionLookedProps {
  here: string;
  /** The revision that the report is at. */
  latest: number;
  mayRestore: boolean;
  looked: { number: number } & ReturnType<typeof compareToNow>;
}

/** An earlier revision of the consolidated report: its points, what has become of them, and restoring it. */
export function RevisionLooked({ here, latest, mayRestore, looked }: RevisionLookedProps) {
  const { t } = useTranslation("groups");
  const { number, then, onlyNow, inOrder } = looked;
  const isSame = onlyNow.length === 0 && then.every(({ now }) => now === "same");
  return (
    <Card
      isLong
      title={t("reports.history.looking-at", { number })}
      actions={
        mayRestore ? (
          <Form method="post" action={here}>
            <input type="hidden" name="basedOn" value={latest} />
            <Button look="primary" name="revision" value={number}>
              {t("reports.history.restore")}
            </Button>
          </Form>
        ) : null
      }
    >
      {isSame ? (
        <p className="text-muted">{t(inOrder ? "reports.history.same" : "reports.history.order")}</p>
      ) : null}
      {then.length === 0 ? <p className="text-muted">{t("reports.history.no-points")}</p> : null}
      <ol className="divide-line divide-y">
        {then.map(({ now, ...point }) => (
          <li key={point.id} className="py-3">
            {now === "same" ? null : <Badge tone="warn">{t(`reports.history.${now}`)}</Badge>}
            <PointWords point={point} />
          </li>
        ))}
      </ol>
      {onlyNow.length > 0 ? (
        <div className="border-line mt-3 border-t pt-3">
          <h3 className="text-sm font-semibold">{t("reports.history.only-now")}</h3>
          <ol className="divide-line divide-y">
            {onlyNow.map((point) => (
              <li key={point.id} className="py-3">
                <PointWords point={point} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Card>
  );
}

function PointWords({ point }: { point: Point }) {
  const { t } = useTranslation("groups");
  return (
    <>
      {point.section ? <p className="text-muted text-sm break-words">{point.section}</p> : null}
      <p lang="vi" className="break-words whitespace-pre-line">
        {point.text}
      </p>
      <p className="text-muted text-sm">{t("reports.merge.from", { groups: groupsOf(point).join(", ") })}</p>
    </>
  );
}
