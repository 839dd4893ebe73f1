import { Form } from "@remix-run/react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { recall } from "~/groups/reports/kept";
import type { OpinionKind } from "~/groups/reports/report";
import { Button } from "~/ui/button";
import { Badge, Card, EmptyState, Notice, type Tone } from "~/ui/page";

export interface ShownOpinion {
  id: string;
  kind: OpinionKind;
  document: string;
  section: string;
  text: string;
  speakers: number | null;
}

interface LockedReportProps {
  address: string;
  /** Of what is kept in the browser. */
  name: string;
  /** `Đã nộp lúc …`. */
  handedIn: string;
  opinions: ShownOpinion[];
}

const tones: Record<OpinionKind, Tone> = { agree: "good", change: "warn", question: "accent" };
const never = () => () => undefined;

/** A report that was handed in, to be read or opened again. */
export function LockedReport({ address, name, handedIn, opinions }: LockedReportProps) {
  const { t } = useTranslation("groups");
  const holdsUnsent = useSyncExternalStore(
    never,
    () => recall(name) !== null,
    () => false,
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Notice tone="good" title={handedIn}>
        {t("reports.form.handed-in-text")}
      </Notice>
      {holdsUnsent ? <Notice tone="block">{t("reports.form.closed")}</Notice> : null}
      {opinions.length === 0 ? (
        <EmptyState title={t("reports.form.none-handed-in")} />
      ) : (
        <Card>
          <ol className="divide-line divide-y">
            {opinions.map((opinion) => (
              <li key={opinion.id} className="py-3 first:pt-0 last:pb-0">
                <OpinionText opinion={opinion} />
              </li>
            ))}
          </ol>
        </Card>
      )}
      <Form method="post" action={address} className="no-print">
        <input type="hidden" name="intent" value="reopen" />
        <Button>{t("reports.form.reopen")}</Button>
      </Form>
    </div>
  );
}

/** An opinion to be read: what about, of which kind, and its text. */
export function OpinionText({ opinion }: { opinion: Omit<ShownOpinion, "id"> }) {
  const { t } = useTranslation("groups");
  return (
    <>
      <p className="text-muted text-sm break-words">
        <Badge tone={tones[opinion.kind]}>{t(`reports.kind.${opinion.kind}`)}</Badge>{" "}
        {[opinion.document || t("reports.form.all-documents"), opinion.section]
          .filter((part) => part !== "")
          .join(" · ")}
        {opinion.speakers === null ? "" : ` · ${t("reports.merge.speakers", { count: opinion.speakers })}`}
      </p>
      <p lang="vi" className="mt-1 break-words whitespace-pre-line">
        {opinion.text}
      </p>
    </>
  );
}
