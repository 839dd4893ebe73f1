import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ItemView } from "~/readiness/item-view.server";
import { Button } from "~/ui/button";
import { SelectField, TextArea, TextField } from "~/ui/fields";
import { KeepTyping } from "~/ui/keep-typing";
import { Card } from "~/ui/page";

interface ItemDetailsProps {
  here: string;
  item: ItemView;
  formKey: string;
  reply: SubmissionResult<string[]> | null;
  /** What somebody else saved in between. */
  stored:
    | { responsible: string; responsibleName: string; notes: string; pinned: string; version: number }
    | undefined;
  /** What was typed has arrived. */
  isSaved: boolean;
}

/** Who is responsible, notes, a pinned day: a form for those who work on it, words for the others. */
export function ItemDetails({ here, item, formKey, reply, stored, isSaved }: ItemDetailsProps) {
  const { t } = useTranslation(["readiness", "common"]);
  const [form, fields] = useForm<ItemView["details"]>({
    id: "details",
    lastResult: reply,
    defaultValue: item.details,
  });
  if (!item.mayWork) {
    return (
      <Card title={t("details.title")}>
        <p>
          {t("details.responsible")}: {item.details.responsible || t("details.none")}
        </p>
        <p className="mt-2 break-words whitespace-pre-line">{item.details.notes}</p>
      </Card>
    );
  }
  return (
    <Card title={t("details.title")}>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="intent" value="details" />
        <KeepTyping
          name={`${here} details`}
          basedOn={stored?.version ?? item.version}
          isTold={stored !== undefined}
          {...{ formKey, isSaved }}
        />
        {item.isResponsibleGone ? (
          <p className="text-block text-sm font-semibold">
            {t("details.responsible-gone", { name: item.details.responsible })}
          </p>
        ) : null}
        <SelectField
          field={fields.responsibleId}
          label={t("details.account")}
          hint={t("details.account-hint")}
          options={
            item.isResponsibleGone
              ? [...item.answerable, { value: item.details.responsibleId, label: item.details.responsible }]
              : item.answerable
          }
          empty={t("details.no-account")}
          stored={stored?.responsibleName}
        />
        <TextField
          field={fields.responsible}
          label={t("details.responsible")}
          autoComplete="off"
          stored={stored?.responsible}
        />
        <TextArea field={fields.notes} label={t("details.notes")} rows={4} stored={stored?.notes} />
        <TextField
          field={fields.pinned}
          type="date"
          label={t("details.pinned")}
          hint={t("details.pinned-hint")}
          stored={stored?.pinned}
        />
        <div>
          <Button>{t("common:save")}</Button>
        </div>
      </Form>
    </Card>
  );
}
