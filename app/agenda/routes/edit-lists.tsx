import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { minimumDiscussionMinutes } from "~/agenda/agenda";
import { EntryForm as EntryFields } from "~/agenda/components/entry-form";
import { MinimumForm } from "~/agenda/components/minimum-form";
import { lists } from "~/agenda/edits/command";
import { commandForEntry, EntryForm, EntryRemoval } from "~/agenda/lists-form";
import { openForEditing } from "~/agenda/open-agenda.server";
import { answerSaved, perform } from "~/agenda/perform.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { compareNames } from "~/platform/vietnamese";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, revision, agenda } = await openForEditing(args);
  if (!revision || !agenda) notFound();
  const { rooms, documents, groups, congress: facts } = agenda;
  const people = [...agenda.people].sort((a, b) => compareNames(a.name, b.name));
  return {
    title: visit.t("agenda:lists.title"),
    slug: congress.slug,
    revision: revision.number,
    minimum: facts.minimumDiscussionMinutes ?? minimumDiscussionMinutes(facts),
    usualMinimum: minimumDiscussionMinutes({ level: facts.level }),
    seated: groups.reduce((sum, { size }) => sum + size, 0),
    delegates: facts.delegates,
    entries: {
      rooms: rooms.map(({ id, name, capacity }) => ({ id, name, capacity })),
      people: people.map(({ id, name, title }) => ({ id, name, title: title ?? "" })),
      documents: documents.map(({ id, kind, title, circulated }) => ({
        ...{ id, kind, title, circulated: circulated ?? "" },
      })),
      groups: groups.map(({ id, name, room, leader, secretary, size }) => ({
        ...{ id, name, room, leader, secretary, size },
      })),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress } = open;
  const here = `/congresses/${congress.slug}/agenda/edit/lists`;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove") {
    const removal = judgeForm(form, EntryRemoval, visit.t);
    if (removal.status !== "success") throw new Response(null, { status: 400 });
    const { basedOn, list, id } = removal.value;
    return answerSaved(await perform(open, basedOn, { do: "remove-entry", list, id }), visit, here);
  }
  const submission = judgeForm(form, EntryForm, visit.t);
  if (submission.status !== "success") {
    const which = `${String(form.get("list"))}-${String(form.get("id") ?? "new")}`;
    return data({ which, reply: submission.reply() }, { status: 400 });
  }
  const command = commandForEntry(submission.value, newId);
  return answerSaved(await perform(open, submission.value.basedOn, command), visit, here);
}

export default function EditLists() {
  const { title, slug, revision, entries, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const desk = `/congresses/${slug}/agenda/edit`;
  const shared = {
    action: `${desk}/lists`,
    revision,
    rooms: entries.rooms.map(({ id, name }) => ({ value: id, label: name })),
    people: entries.people.map(({ id, name }) => ({ value: id, label: name })),
  };
  const replyTo = (which: string) =>
    answer && "which" in answer && answer.which === which ? answer.reply : undefined;
  const fresh = { rooms: {}, people: {}, documents: { kind: "other" }, groups: { size: "" } };
  return (
    <>
      <PageHead title={title} trail={[{ to: desk, label: t("edit.title") }]} />
      {answer && "problem" in answer ? (
        <div className="mb-4">
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-6">
        {lists.map((list) => (
          <Card key={list} id={list} title={t(`lists.${list}`)}>
            {list === "groups" ? <p className="text-muted mb-3 text-sm">{t("lists.total", page)}</p> : null}
            {entries[list].length === 0 ? (
              <p className="text-muted mb-3 text-sm">{t("lists.empty")}</p>
            ) : (
              <ul className="divide-line mb-4 divide-y">
                {entries[list].map((entry) => (
                  <li key={entry.id} className="py-3">
                    <EntryFields
                      key={`${entry.id} ${revision}`}
                      {...shared}
                      list={list}
                      id={entry.id}
                      values={entry}
                      reply={replyTo(`${list}-${entry.id}`)}
                    />
                  </li>
                ))}
              </ul>
            )}
            <div className="bg-sunken rounded-card p-3 sm:p-4">
              <EntryFields
                key={`new ${revision}`}
                {...shared}
                list={list}
                id={null}
                values={fresh[list]}
                reply={replyTo(`${list}-new`)}
              />
            </div>
          </Card>
        ))}
        <MinimumForm action={desk} revision={revision} minimum={page.minimum} usual={page.usualMinimum} />
      </div>
    </>
  );
}
