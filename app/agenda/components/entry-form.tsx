import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { documentKinds } from "~/agenda/agenda";
import type { ListName } from "~/agenda/edits/command";
import { Button } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Notice } from "~/ui/page";

type Values = Record<string, string | number | null | undefined>;

export interface EntryFormProps {
  list: ListName;
  /** Null for a new row. */
  id: string | null;
  action: string;
  revision: number;
  values: Values;
  rooms: { value: string; label: string }[];
  people: { value: string; label: string }[];
  reply?: SubmissionResult<string[]> | undefined;
}

/** One row of a list, changed in place. */
export function EntryForm({ list, id, action, revision, values, rooms, people, reply }: EntryFormProps) {
  const { t } = useTranslation(["agenda", "common"]);
  const [form, fields] = useForm<Record<string, string>>({
    id: `${list}-${id ?? "new"}`,
    lastResult: reply,
    defaultValue: values as Record<string, string>,
    constraint: {
      name: { required: true },
      title: { required: list === "documents" },
      size: { required: true },
    },
  });
  const field = (name: string) => fields[name] as NonNullable<(typeof fields)[string]>;
  return (
    <Form method="post" action={action} {...getFormProps(form)} preventScrollReset className="grid gap-3">
      <input type="hidden" name="basedOn" value={revision} />
      <input type="hidden" name="list" value={list} />
      {id === null ? null : <input type="hidden" name="id" value={id} />}
      {form.errors ? (
        <Notice tone="block" live>
          {form.errors.join(" ")}
        </Notice>
      ) : null}
      <div
        className={`grid items-end gap-3 sm:grid-cols-2 ${list === "groups" ? "lg:grid-cols-5" : "lg:grid-cols-3"}`}
      >
        {list === "documents" ? (
          <>
            <SelectField
              field={field("kind")}
              label={t("lists.kind")}
              options={documentKinds.map((value) => ({ value, label: t(`document-kind.${value}`) }))}
            />
            <TextField field={field("title")} label={t("lists.document-title")} />
            <TextField field={field("circulated")} type="date" label={t("lists.circulated")} />
          </>
        ) : (
          <TextField
            field={field("name")}
            label={t(list === "people" ? "lists.person-name" : "lists.name")}
          />
        )}
        {list === "rooms" ? (
          <TextField field={field("capacity")} type="number" min={1} label={t("lists.capacity")} />
        ) : null}
        {list === "people" ? <TextField field={field("title")} label={t("lists.person-title")} /> : null}
        {list === "groups" ? (
          <>
            <TextField field={field("size")} type="number" min={0} label={t("lists.size")} />
            <SelectField
              field={field("room")}
              label={t("lists.room")}
              empty={t("lists.none")}
              options={rooms}
            />
            <SelectField
              field={field("leader")}
              label={t("lists.leader")}
              empty={t("lists.none")}
              options={people}
            />
            <SelectField
              field={field("secretary")}
              label={t("lists.secretary")}
              empty={t("lists.none")}
              options={people}
            />
          </>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look={id === null ? "primary" : "secondary"}>
          {id === null ? t("lists.add") : t("lists.save")}
        </Button>
        {id === null ? null : (
          <Button look="danger" name="intent" value="remove" formNoValidate>
            {t("lists.remove")}
          </Button>
        )}
      </div>
    </Form>
  );
}
