import { getFormProps, useForm } from "@conform-to/react";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { revisionNumber } from "~/platform/fields";
import { notFound } from "~/accounts/request.server";
import { sessionKinds } from "~/agenda/agenda";
import type { EditCommand, SingleCommand } from "~/agenda/edits/command";
import { findSession } from "~/agenda/edits/find";
import { openForEditing } from "~/agenda/open-agenda.server";
import { answerSaved, perform } from "~/agenda/perform.server";
import { BlockForm, SessionForm } from "~/agenda/session-form";
import { slotsOfBlock } from "~/agenda/templates/blocks";
import { BlockFields } from "~/agenda/components/block-fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

const Removal = z.object({ basedOn: revisionNumber() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, revision, agenda } = await openForEditing(args);
  const id = args.params.sessionId ?? "";
  const found = agenda && findSession(agenda, id);
  if (!revision || !agenda || (id !== "new" && !found)) notFound();
  const { firstDay, lastDay } = agenda.congress;
  const fresh = { kind: "official" as const, title: "", date: firstDay, start: "07:30", end: "11:30" };
  const { kind, title = "", date, start, end } = found ?? fresh;
  return {
    title: visit.t(id === "new" ? "agenda:session.new-title" : "agenda:session.edit-title"),
    slug: congress.slug,
    ...{ id, firstDay, lastDay },
    revision: revision.number,
    values: { kind, title, date, start, end },
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, agenda } = open;
  if (!agenda) notFound();
  const id = args.params.sessionId ?? "";
  const desk = `/congresses/${congress.slug}/agenda/edit`;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove") {
    const removal = judgeForm(form, Removal, visit.t);
    if (removal.status !== "success") throw new Response(null, { status: 400 });
    return answerSaved(
      await perform(open, removal.value.basedOn, { do: "remove-session", session: id }),
      visit,
      desk,
    );
  }
  if (form.get("intent") === "block") {
    const asked = judgeForm(form, BlockForm, visit.t);
    if (asked.status !== "success") return data({ problem: visit.t("form:time") }, { status: 400 });
    const { block, start, makesRoom, basedOn: seen } = asked.value;
    const slots = slotsOfBlock(block, agenda, newId);
    const length = slots.reduce((sum, { minutes }) => sum + minutes, 0);
    const follows = findSession(agenda, id)?.slots.some((slot) => slot.start >= start && !slot.fixed);
    const room: SingleCommand[] =
      makesRoom && follows ? [{ do: "shift", session: id, from: start, by: length }] : [];
    const insert: SingleCommand = { do: "insert-block", session: id, start, slots };
    return answerSaved(
      await perform(open, seen, { do: "several", commands: [...room, insert] }),
      visit,
      desk,
    );
  }
  const submission = judgeForm(form, SessionForm, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { basedOn, ...changes } = submission.value;
  const command: EditCommand =
    id === "new"
      ? { do: "add-session", session: { id: newId(), ...changes, slots: [] } }
      : { do: "change-session", session: id, changes };
  const saved = await perform(open, basedOn, command);
  if (saved.kind === "outdated") {
    const stored = findSession(saved.latest.agenda, id);
    const reply = submission.reply({ formErrors: [visit.t("form:outdated")] });
    return data({ reply, ...(stored && { stored: storedOf(stored, visit.t) }) }, { status: 409 });
  }
  return answerSaved(saved, visit, desk);
}

function storedOf(
  { kind, title = "", date, start, end }: NonNullable<ReturnType<typeof findSession>>,
  t: Awaited<ReturnType<typeof openForEditing>>["visit"]["t"],
): Record<string, string> {
  return { kind: t(`agenda:session-kind.${kind}`), title, date, start, end };
}

export default function EditSession() {
  const { title, slug, id, firstDay, lastDay, revision, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["agenda", "common"]);
  const stored = answer && "stored" in answer ? (answer.stored as Record<string, string>) : undefined;
  const [form, fields] = useForm<z.input<typeof SessionForm>>({
    id: "session",
    lastResult: answer && "reply" in answer ? answer.reply : undefined,
    defaultValue: values,
    constraint: {
      kind: { required: true },
      date: { required: true },
      start: { required: true },
      end: { required: true },
    },
  });
  const desk = `/congresses/${slug}/agenda/edit`;
  const here = `${desk}/sessions/${encodeURIComponent(id)}`;
  return (
    <>
      <PageHead title={title} trail={[{ to: desk, label: t("edit.title") }]} />
      <div className="grid max-w-3xl gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
          <input type="hidden" name="basedOn" value={revision} />
          {form.errors ? (
            <Notice tone="block" live>
              {form.errors.join(" ")}
            </Notice>
          ) : null}
          <SelectField
            field={fields.kind}
            label={t("session.kind")}
            stored={stored?.kind}
            options={sessionKinds.map((value) => ({ value, label: t(`session-kind.${value}`) }))}
          />
          <TextField field={fields.title} label={t("session.name")} stored={stored?.title} />
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              field={fields.date}
              type="date"
              min={firstDay}
              max={lastDay}
              label={t("session.date")}
              stored={stored?.date}
            />
            <TextField field={fields.start} type="time" label={t("session.start")} stored={stored?.start} />
            <TextField field={fields.end} type="time" label={t("session.end")} stored={stored?.end} />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{id === "new" ? t("session.add") : t("session.save")}</Button>
            <ButtonLink to={desk}>{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
        {id === "new" ? null : (
          <Card title={t("block.title")}>
            <BlockFields action={here} revision={revision} start={values.start} />
          </Card>
        )}
        {id === "new" ? null : (
          <Card title={t("session.remove")}>
            <p className="text-muted mb-3 text-sm">{t("session.remove-note")}</p>
            <Form method="post" action={here}>
              <input type="hidden" name="basedOn" value={revision} />
              <Button look="danger" name="intent" value="remove">
                {t("session.remove")}
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </>
  );
}
