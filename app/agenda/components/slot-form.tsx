import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { slotTypes, type AgendaDocument, type Group, type Person, type Room } from "~/agenda/agenda";
import type { valuesOfSlot } from "~/agenda/slot-form";
import { Button, ButtonLink } from "~/ui/button";
import { CheckList, SelectField, TextArea, TextField, TickBox } from "~/ui/fields";
import { Notice } from "~/ui/page";

export interface SlotFormProps {
  action: string;
  back: string;
  isNew: boolean;
  revision: number;
  values: Partial<ReturnType<typeof valuesOfSlot>>;
  sessions: { value: string; label: string }[];
  rooms: Pick<Room, "id" | "name" | "capacity">[];
  people: Pick<Person, "id" | "name" | "title">[];
  documents: Pick<AgendaDocument, "id" | "title">[];
  groups: Pick<Group, "id" | "name">[];
  reply?: SubmissionResult<string[]> | undefined;
  /** What others stored meanwhile, worded, by field. */
  stored?: Record<string, string> | undefined;
}

type Fields = Partial<ReturnType<typeof valuesOfSlot>> & { newPerson?: string };

/** Everything about one slot in one form. */
export function SlotForm({ action, back, isNew, revision, reply, stored, ...lists }: SlotFormProps) {
  const { t } = useTranslation("agenda");
  const { t: words } = useTranslation("common");
  const [form, fields] = useForm<Fields>({
    id: "slot",
    lastResult: reply,
    defaultValue: lists.values,
    constraint: { type: { required: true }, minutes: { required: true }, session: { required: true } },
  });
  const named = (entries: { id: string; name: string }[]) =>
    entries.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-3xl gap-5">
      <input type="hidden" name="basedOn" value={revision} />
      {form.errors ? (
        <Notice tone="block" live>
          {form.errors.join(" ")}
        </Notice>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          field={fields.type}
          label={t("slot.type")}
          stored={stored?.type}
          options={slotTypes.map((value) => ({ value, label: t(`slot-type.${value}`) }))}
        />
        <SelectField
          field={fields.session}
          label={t("slot.session")}
          stored={stored?.session}
          empty={t("slot.tray")}
          options={lists.sessions}
        />
      </div>
      <TextField
        field={fields.title}
        label={t("slot.name")}
        hint={t("slot.name-hint")}
        stored={stored?.title}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField field={fields.start} type="time" label={t("slot.start")} stored={stored?.start} />
        <TextField
          field={fields.minutes}
          type="number"
          min={1}
          max={1440}
          label={t("slot.minutes")}
          stored={stored?.minutes}
        />
        <SelectField
          field={fields.room}
          label={t("slot.room")}
          empty={t("slot.no-room")}
          stored={stored?.room}
          options={lists.rooms.map(({ id, name, capacity }) => ({
            value: id,
            label: capacity === null ? name : `${name} (${capacity})`,
          }))}
        />
      </div>
      <CheckList
        field={fields.documents}
        label={t("slot.documents")}
        options={lists.documents.map(({ id, title }) => ({ value: id, label: title }))}
        empty={t("slot.none-in-list")}
      />
      <CheckList
        field={fields.groups}
        label={t("slot.groups")}
        options={named(lists.groups)}
        empty={t("slot.none-in-list")}
      />
      <CheckList
        field={fields.people}
        label={t("slot.people")}
        options={lists.people.map(({ id, name, title }) => ({
          value: id,
          label: title ? `${name}, ${title}` : name,
        }))}
        empty=""
      />
      <TextField field={fields.newPerson} label={t("slot.new-person")} />
      <div className="grid gap-1">
        <TickBox field={fields.fixed} label={t("slot.fixed")} />
        <TickBox field={fields.parallel} label={t("slot.parallel")} />
      </div>
      <TextArea
        field={fields.notes}
        label={t("slot.notes")}
        hint={t("slot.notes-hint")}
        stored={stored?.notes}
      />
      <details className="border-line rounded-card border px-4 py-2">
        <summary className="min-h-9 cursor-pointer py-1.5 text-sm font-semibold">{t("slot.script")}</summary>
        <div className="grid gap-4 py-2">
          <TextField field={fields.cue} label={t("slot.cue")} stored={stored?.cue} />
          <TextField field={fields.prepares} label={t("slot.prepares")} stored={stored?.prepares} />
          <TextField field={fields.onStage} label={t("slot.onStage")} stored={stored?.onStage} />
        </div>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button look="primary">{isNew ? t("slot.add") : t("slot.save")}</Button>
        <ButtonLink to={back}>{words("cancel")}</ButtonLink>
      </div>
    </Form>
  );
}
