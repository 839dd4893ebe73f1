import { Form } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { opinionKinds } from "~/groups/reports/report";
import { sameFields, type OpinionFields } from "~/groups/reports/report-view";
import type { LocalOpinion } from "~/groups/reports/saving";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";
import { OpinionConflict } from "./opinion-conflict";

export interface OpinionCardProps {
  address: string;
  number: number;
  opinion: LocalOpinion;
  documents: { id: string; title: string }[];
  /** Parts of each document, to choose from. */
  sections: Record<string, string[]>;
  /** Names this saving for a page without scripts. */
  saveKey: string;
  hasScripts: boolean;
  /** What is happening to it, in words. */
  status: string;
  type: (fields: OpinionFields) => void;
  keepMine: () => void;
  takeTheirs: () => void;
  forget: () => void;
}

const box =
  "border-line-strong bg-surface mt-1 block w-full min-h-11 rounded-md border px-3 py-2 text-base aria-invalid:border-block aria-invalid:border-2";

/** The form of one opinion: saved as it is typed, or by its button where there are no scripts. */
export function OpinionCard(props: OpinionCardProps) {
  const { address, number, opinion, documents, sections, saveKey, hasScripts, status } = props;
  const { t } = useTranslation("groups");
  const form = useRef<HTMLFormElement>(null);
  const { id, fields, conflict, errors, basedOn } = opinion;
  const { type } = props;
  // What was typed before the scripts came is not lost.
  useEffect(() => {
    const before = form.current && readFields(form.current);
    if (before && !sameFields(before, fields)) type(before);
    // Once, when it comes to life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const named = (name: keyof OpinionFields) => ({
    ...{ id: `${id}-${name}`, name, value: fields[name], className: box },
    "aria-invalid": errors[name] !== undefined || undefined,
    "aria-describedby": errors[name] ? `${id}-${name}-error` : undefined,
    onChange: ({ target }: { target: { value: string } }) => type({ ...fields, [name]: target.value }),
  });
  const label = (name: keyof OpinionFields, words: string, control: ReactNode) => (
    <div className="min-w-0">
      <label htmlFor={`${id}-${name}`} className="text-sm font-semibold">
        {words}
      </label>
      {control}
      {errors[name] ? (
        <p id={`${id}-${name}-error`} className="text-block mt-1 text-sm font-medium">
          {errors[name].join(" ")}
        </p>
      ) : null}
    </div>
  );
  const isBlank = hasScripts && basedOn > 0 && fields.text.trim() === "";
  const shownVersion = conflict !== null && conflict !== "removed" ? conflict.version : basedOn;
  return (
    <Card
      title={t("reports.form.opinion", { number })}
      actions={<span className="text-muted text-sm">{status}</span>}
    >
      {conflict === null ? null : <OpinionConflict {...props} conflict={conflict} />}
      <Form
        ref={form}
        method="post"
        action={address}
        className="grid gap-3"
        onSubmit={(event) => {
          if (!hasScripts) return;
          event.preventDefault();
          type(fields);
        }}
      >
        <input type="hidden" name="intent" value="opinion" />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="basedOn" value={shownVersion} />
        <input type="hidden" name="key" value={saveKey} />
        {label(
          "documentId",
          t("reports.form.document"),
          <select {...named("documentId")}>
            <option value="">{t("reports.form.all-documents")}</option>
            {documents.map(({ id: value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>,
        )}
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem_8rem]">
          {label(
            "section",
            t("reports.form.section"),
            <>
              <input
                {...named("section")}
                maxLength={300}
                placeholder={t("reports.form.section-hint")}
                list={`${id}-sections`}
              />
              <datalist id={`${id}-sections`}>
                {(sections[fields.documentId] ?? [...new Set(Object.values(sections).flat())]).map((text) => (
                  <option key={text} value={text} />
                ))}
              </datalist>
            </>,
          )}
          {label(
            "kind",
            t("reports.form.kind"),
            <select {...named("kind")}>
              {opinionKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`reports.kind.${kind}`)}
                </option>
              ))}
            </select>,
          )}
          {label(
            "speakers",
            t("reports.form.speakers"),
            <input {...named("speakers")} inputMode="numeric" maxLength={6} />,
          )}
        </div>
        {label("text", t("reports.form.text"), <textarea {...named("text")} rows={4} maxLength={10_000} />)}
        {isBlank ? <p className="text-block text-sm font-medium">{t("reports.form.blank-text")}</p> : null}
        {hasScripts ? null : (
          <div>
            <Button>{t("reports.form.save")}</Button>
          </div>
        )}
      </Form>
      <Removal {...props} />
    </Card>
  );
}

function Removal({ address, opinion: { id, basedOn, fields }, hasScripts, forget }: OpinionCardProps) {
  const { t } = useTranslation("groups");
  if (basedOn === 0)
    return hasScripts && fields.text !== "" ? (
      <Button look="quiet" type="button" onClick={forget} className="mt-2">
        {t("reports.form.remove-blank")}
      </Button>
    ) : null;
  return (
    <details className="no-print mt-2">
      <summary className="text-block min-h-11 py-2 text-sm font-semibold">{t("reports.form.remove")}</summary>
      <Form method="post" action={address} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="basedOn" value={basedOn} />
        <span className="text-sm">{t("reports.form.remove-sure")}</span>
        <Button look="danger">{t("reports.form.remove")}</Button>
      </Form>
    </details>
  );
}

function readFields(form: HTMLFormElement): OpinionFields {
  const text = (name: string) => {
    const value = new FormData(form).get(name);
    return typeof value === "string" ? value : "";
  };
  const kind = opinionKinds.find((each) => each === text("kind")) ?? "change";
  return {
    ...{ documentId: text("documentId"), section: text("section"), kind },
    ...{ text: text("text"), speakers: text("speakers") },
  };
}
