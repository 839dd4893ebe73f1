import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { opinionKinds } from "~/groups/reports/report";
import type { PointView } from "~/groups/reports/word-consolidation.server";
import { Button } from "~/ui/button";
import { SelectField, TextArea, TextField } from "~/ui/fields";
import { Badge } from "~/ui/page";

interface PointProps {
  here: string;
  basedOn: number;
  point: PointView;
  documents: { id: string; title: string }[];
  reply: SubmissionResult<string[]> | null;
}

const shown = 60;

/** One point of the consolidated report: its words, where it comes from, its place among the others. */
export function PointEntry(props: PointProps) {
  const { here, basedOn, point } = props;
  const { t } = useTranslation("groups");
  const { groups, speakers } = point;
  const label = { text: point.text.slice(0, shown) };
  return (
    <li id={point.id} className="py-3 first:pt-0 last:pb-0">
      {point.section ? <p className="text-muted text-sm break-words">{point.section}</p> : null}
      <p lang="vi" className="break-words whitespace-pre-line">
        {point.text}
      </p>
      <p className="text-muted text-sm">
        {speakers > 0
          ? t("reports.merge.from-speakers", { groups, count: speakers })
          : t("reports.merge.from", { groups })}
      </p>
      <div className="no-print mt-1 flex flex-wrap gap-2">
        {(["up", "down"] as const).map((way) => (
          <Form key={way} method="post" action={here}>
            <Hidden basedOn={basedOn} point={point.id} />
            <Button
              look="quiet"
              name="intent"
              value={way}
              aria-label={t(`reports.merge.${way}-label`, label)}
            >
              {t(`reports.merge.${way}`)}
            </Button>
          </Form>
        ))}
      </div>
      <Words key={`${basedOn} ${props.reply === null}`} {...props} />
      <Sources {...props} />
    </li>
  );
}

const Hidden = ({ basedOn, point }: { basedOn: number; point: string }) => (
  <>
    <input type="hidden" name="basedOn" value={basedOn} />
    <input type="hidden" name="point" value={point} />
  </>
);

function Words({ here, basedOn, point, documents, reply }: PointProps) {
  const { t } = useTranslation(["groups", "common"]);
  const [form, fields] = useForm<{ documentId: string; section: string; kind: string; text: string }>({
    id: `word-${point.id}`,
    lastResult: reply,
    defaultValue: reply?.initialValue ?? {
      ...{ documentId: point.documentId, section: point.section, kind: point.kind, text: point.text },
    },
    constraint: { text: { required: true }, kind: { required: true } },
  });
  return (
    <details open={reply !== null} className="no-print">
      <summary className="text-accent min-h-11 py-2 text-sm font-semibold">{t("reports.merge.edit")}</summary>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-3">
        <Hidden basedOn={basedOn} point={point.id} />
        <input type="hidden" name="intent" value="word" />
        <SelectField
          field={fields.documentId}
          label={t("reports.form.document")}
          empty={t("reports.form.all-documents")}
          options={documents.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <TextField field={fields.section} label={t("reports.form.section")} />
        <SelectField
          field={fields.kind}
          label={t("reports.form.kind")}
          options={opinionKinds.map((kind) => ({ value: kind, label: t(`reports.kind.${kind}`) }))}
        />
        <TextArea
          field={fields.text}
          label={t("reports.form.text")}
          rows={5}
          stored={reply === null ? undefined : point.text}
        />
        <div>
          <Button look="primary">{t("common:save")}</Button>
        </div>
      </Form>
    </details>
  );
}

function Sources({ here, basedOn, point }: PointProps) {
  const { t } = useTranslation("groups");
  return (
    <details className="no-print">
      <summary className="text-accent min-h-11 py-2 text-sm font-semibold">
        {t("reports.merge.sources")}
      </summary>
      <ul className="divide-line divide-y">
        {point.sources.map(({ id, group, text, state }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-2 py-2 text-sm">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-semibold">
                {group} {state ? <Badge tone="warn">{t(`reports.merge.${state}`)}</Badge> : null}
              </p>
              <p lang="vi" className="break-words whitespace-pre-line">
                {text}
              </p>
            </div>
            <Form method="post" action={here}>
              <Hidden basedOn={basedOn} point={point.id} />
              <input type="hidden" name="opinion" value={id} />
              <Button
                look="quiet"
                name="intent"
                value="release"
                aria-label={t("reports.merge.release-label", { text: `${group}: ${text.slice(0, shown)}` })}
              >
                {t("reports.merge.release")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" action={here}>
        <Hidden basedOn={basedOn} point={point.id} />
        <Button look="danger" name="intent" value="remove">
          {t("reports.merge.remove")}
        </Button>
      </Form>
    </details>
  );
}
