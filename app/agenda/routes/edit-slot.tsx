import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { SlotActs } from "~/agenda/components/slot-acts";
import { SlotForm as SlotFields } from "~/agenda/components/slot-form";
import { openForEditing } from "~/agenda/open-agenda.server";
import { answerSaved, perform } from "~/agenda/perform.server";
import { commandForAct, commandForChange, commandForNew, SlotAct, SlotForm } from "~/agenda/slot-form";
import { listsOf, shiftPreview, startingValues, storedWords } from "~/agenda/slot-page.server";
import { wordRefusal } from "~/agenda/words";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, revision, agenda } = open;
  const slotId = args.params.slotId ?? "";
  const search = new URL(args.request.url).searchParams;
  const values = agenda && startingValues(agenda, slotId, search);
  if (!revision || !agenda || !values) notFound();
  const by = search.get("by");
  return {
    title: visit.t(slotId === "new" ? "agenda:slot.new-title" : "agenda:slot.edit-title"),
    slug: congress.slug,
    slotId,
    revision: revision.number,
    values,
    lists: listsOf(agenda, open),
    preview: by === null ? null : shiftPreview(agenda, slotId, Number(by), open),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, agenda } = open;
  if (!agenda) notFound();
  const slotId = args.params.slotId ?? "";
  const desk = `/congresses/${congress.slug}/agenda/edit`;
  const form = await readForm(args.request);
  if (form.has("intent")) {
    const act = judgeForm(form, SlotAct, visit.t);
    if (act.status !== "success") {
      const problem =
        Object.values(act.error ?? {})
          .flat()
          .join(" ") || visit.t("form:unreadable");
      return data({ problem }, { status: 400 });
    }
    const command = commandForAct(agenda, slotId, act.value, newId);
    return answerSaved(await perform(open, act.value.basedOn, command), visit, desk);
  }
  const submission = judgeForm(form, SlotForm, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const values = submission.value;
  const command =
    slotId === "new" ? commandForNew(values, newId) : commandForChange(agenda, slotId, values, newId);
  if (!command) return redirect(desk);
  const saved = await perform(open, values.basedOn, command);
  if (saved.kind === "outdated") {
    const reply = submission.reply({ formErrors: [visit.t("form:outdated")] });
    return data({ reply, stored: storedWords(saved.latest.agenda, slotId, open) }, { status: 409 });
  }
  if (saved.kind === "refused") {
    const reply = submission.reply({ formErrors: [wordRefusal(saved.reason, visit.t)] });
    return data({ reply }, { status: 400 });
  }
  return answerSaved(saved, visit, `${desk}${slotId === "new" ? "" : `#slot-${slotId}`}`);
}

export default function EditSlot() {
  const { title, slug, slotId, revision, values, lists, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const desk = `/congresses/${slug}/agenda/edit`;
  const here = `${desk}/slots/${encodeURIComponent(slotId)}`;
  return (
    <>
      <PageHead title={title} trail={[{ to: desk, label: t("edit.title") }]} />
      <div className="grid gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <SlotFields
          key={`${slotId} ${revision}`}
          action={here}
          back={desk}
          isNew={slotId === "new"}
          revision={revision}
          values={values}
          {...lists}
          reply={answer && "reply" in answer ? answer.reply : undefined}
          stored={answer && "stored" in answer ? (answer.stored as Record<string, string>) : undefined}
        />
        {slotId === "new" ? null : (
          <SlotActs
            action={here}
            revision={revision}
            isPlaced={values.session !== ""}
            minutes={values.minutes}
            preview={preview}
          />
        )}
      </div>
    </>
  );
}
