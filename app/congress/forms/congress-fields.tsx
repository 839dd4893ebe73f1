import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Choices } from "~/platform/choices";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card } from "~/ui/page";
import type { FormAnswer } from "./answers.server";
import { BasicFacts, TimeAndPlace } from "./congress-facts";
import type { CongressFields } from "./congress-form";
import { DocumentRows, HallRows } from "./congress-row-fields";
import { FormNotice } from "./form-notice";

interface Props {
  values: Partial<CongressFields>;
  version: number;
  committees: Choices;
  back: string;
  answer: FormAnswer | undefined;
}

// What the messages of the server call missing; bounds are told by the hints.
const required = { required: true };
const constraint = {
  committeeId: required,
  titleVi: required,
  kind: required,
  state: required,
  timezone: required,
  "halls[].name": required,
  "documents[].kind": required,
  "documents[].title": required,
};

/**
 * The form of a congress, posted to the page that it stands on. It is always sent as a document, so that rows come and
 * go in one way with scripts and without.
 */
export function CongressFormFields({ values, version, committees, back, answer }: Props) {
  const { t } = useTranslation(["congress", "common"]);
  const [form, fields] = useForm<CongressFields>({
    id: "congress",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint,
  });
  const stored = answer?.stored ?? {};
  useFocus(answer);
  return (
    <Form method="post" reloadDocument {...getFormProps(form)} noValidate className="grid max-w-4xl gap-4">
      {/* Enter in a field presses the first button of a form: it must be the one that saves. */}
      <button className="sr-only" tabIndex={-1} aria-hidden="true">
        {t("common:save")}
      </button>
      <FormNotice answer={answer} />
      <input type="hidden" name="basedOn" value={answer?.basedOn ?? version} />
      <BasicFacts fields={fields} committees={committees} stored={stored} reply={answer?.reply} />
      <TimeAndPlace fields={fields} stored={stored} />
      <HallRows field={fields.halls} stored={stored.halls} />
      <DocumentRows field={fields.documents} stored={stored.documents} />
      <Card>
        <div className="grid gap-4">
          <TextField field={fields.note} label={t("edit.note")} hint={t("edit.note-hint")} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("common:save")}</Button>
            <ButtonLink to={back}>{t("common:cancel")}</ButtonLink>
          </div>
        </div>
      </Card>
    </Form>
  );
}

/** After the page was sent again: on to the new row, or to the first field with a fault. */
function useFocus(answer: FormAnswer | undefined) {
  useEffect(() => {
    if (!answer) return;
    const form = window.document.getElementById("congress");
    const target = answer.focus
      ? form?.querySelector<HTMLElement>(`[name="${answer.focus}"], [value="${answer.focus}"]`)
      : form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    target?.focus();
  }, [answer]);
}
