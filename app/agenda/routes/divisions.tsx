import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { DivisionForm } from "~/agenda/division-form";
import { agendaDivisions, attachCommand } from "~/agenda/divisions.server";
import { openForEditing } from "~/agenda/open-agenda.server";
import { answerSaved, perform } from "~/agenda/perform.server";
import { wordDay } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, revision, agenda } = await openForEditing(args);
  if (!revision || !agenda) notFound();
  const { divisions, rounds, slots } = await agendaDivisions(visit.db, congress.id, agenda);
  return {
    title: visit.t("agenda:divisions.title"),
    slug: congress.slug,
    revision: revision.number,
    choices: divisions.flatMap(({ id, name, isChosen }, index) =>
      Array.from({ length: rounds[index] ?? 0 }, (_, round) => ({
        value: `${id}:${round}`,
        label: [
          name,
          ...((rounds[index] ?? 0) > 1 ? [visit.t("agenda:divisions.round", { round: round + 1 })] : []),
          ...(isChosen ? [visit.t("agenda:divisions.chosen")] : []),
        ].join(" · "),
      })),
    ),
    slots: slots.map(({ update: _update, date, ...slot }) => ({
      ...slot,
      day: date && wordDay(date, visit.language),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, agenda } = open;
  if (!agenda) notFound();
  const submission = judgeForm(await readForm(args.request), DivisionForm, visit.t);
  if (submission.status !== "success") return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  const { basedOn, ...asked } = submission.value;
  const agendaOf = `/congresses/${congress.slug}/agenda`;
  const desk = `${agendaOf}/edit`;
  const here = `${desk}/divisions`;
  if (asked.intent === "detach") {
    return answerSaved(
      await perform(open, basedOn, { do: "detach-division", slot: asked.slot }),
      visit,
      here,
    );
  }
  if (asked.intent === "update") {
    const { slots } = await agendaDivisions(visit.db, congress.id, agenda);
    const commands = slots.flatMap(({ update }) => update ?? []);
    if (commands.length === 0) return data({ problem: visit.t("agenda:divisions.nothing") }, { status: 400 });
    const saved = await perform(open, basedOn, { do: "several", commands });
    return answerSaved(
      saved,
      visit,
      { edit: desk, publish: `${agendaOf}/publish`, divisions: here }[asked.from],
    );
  }
  const command = await attachCommand(visit.db, congress.id, agenda, { slot: asked.slot, ...asked.choice });
  if (!command) return data({ problem: visit.t("agenda:divisions.gone") }, { status: 400 });
  return answerSaved(await perform(open, basedOn, command), visit, here);
}

const tones = { none: "neutral", "in-step": "good", "out-of-step": "warn", gone: "block" } as const;

export default function AgendaDivisions() {
  const { title, slug, revision, choices, slots } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const desk = `/congresses/${slug}/agenda/edit`;
  const groups = `/congresses/${slug}/groups`;
  const here = `${desk}/divisions`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: desk, label: t("edit.title") }]}
        lead={t("divisions.lead")}
        actions={<ButtonLink to={groups}>{t("divisions.to-groups")}</ButtonLink>}
      />
      <div className="grid max-w-3xl gap-4">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {String(answer.problem)}
          </Notice>
        ) : null}
        {slots.length === 0 ? <EmptyState title={t("divisions.no-discussion")} /> : null}
        {choices.length === 0 ? (
          <EmptyState
            title={t("divisions.none")}
            action={
              <ButtonLink look="primary" to={groups}>
                {t("divisions.to-groups")}
              </ButtonLink>
            }
          />
        ) : null}
        {slots.map((slot) => (
          <Card key={slot.id} title={slot.title || "—"}>
            <p className="text-muted text-sm">{[slot.start, slot.day].filter(Boolean).join(" · ")}</p>
            <p className="my-2 flex flex-wrap items-center gap-2">
              <Badge tone={tones[slot.state]}>
                {t(slot.state === "none" ? "divisions.none-attached" : `divisions.${slot.state}`)}
              </Badge>
              {slot.division ? (
                <Link
                  className="text-accent underline underline-offset-4"
                  to={`${groups}/${slot.division.id}`}
                >
                  {slot.division.name}
                </Link>
              ) : null}
              {slot.division && !slot.division.isChosen ? (
                <Badge tone="warn">{t("divisions.not-chosen")}</Badge>
              ) : null}
            </p>
            <Form method="post" action={here} className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="basedOn" value={revision} />
              <input type="hidden" name="slot" value={slot.id} />
              {choices.length > 0 ? (
                <>
                  <label className="grid min-w-0 flex-1 basis-56 gap-1 text-sm font-semibold">
                    {t("divisions.choice")}
                    <select
                      name="choice"
                      defaultValue={slot.division ? `${slot.division.id}:${slot.division.round}` : undefined}
                      className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
                    >
                      {choices.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </label>
                  <Button name="intent" value="attach" look={slot.state === "none" ? "primary" : "secondary"}>
                    {t(slot.state === "out-of-step" ? "divisions.update-one" : "divisions.attach")}
                  </Button>
                </>
              ) : null}
              {slot.state === "none" ? null : (
                <Button name="intent" value="detach">
                  {t("divisions.detach")}
                </Button>
              )}
            </Form>
          </Card>
        ))}
      </div>
    </>
  );
}
