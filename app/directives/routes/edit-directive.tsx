import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AddClause, AddDuty } from "~/directives/components/add-forms";
import { RemovedParts } from "~/directives/components/removed-parts";
import { isQuoted } from "~/directives/directive";
import { ClauseForm, DutyForm } from "~/directives/forms";
import { openDirectiveForEditing, wordClause, wordNote } from "~/directives/open-directive.server";
import { wordFormer } from "~/directives/word-former.server";
import { listRemoved } from "~/directives/wordings.server";
import { addClause, addDuty } from "~/directives/write.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Clauses and duties of a directive are added here, and lead to where they are changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const { t, language } = visit;
  return {
    title: t("directives:edit.page-title", { number: directive.number }),
    directive: { slug: directive.slug, title: nameIn(directive.title, language) },
    isQuoted: isQuoted(directive),
    clauses: directive.clauses.map(({ id, number, title, isSource, duties }) => ({
      id,
      isSource,
      label: `${wordClause(number, visit)}. ${nameIn(title, language)}`,
      duties: duties.map((duty) => ({
        ...{ id: duty.id, words: nameIn(duty.words, language), isSource: duty.isSource },
      })),
    })),
    removed: (await listRemoved(visit.db, directive.id)).map((part) => ({
      ...wordFormer(part, visit),
      place: wordClause(part.clauseNumber, visit),
      notes: part.notes.map((note) => wordNote(note, visit)),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  const here = `/directives/${directive.slug}/edit`;
  if (form.get("intent") === "duty") {
    const clause = String(form.get("clause") ?? "");
    const submission = judgeForm(form, DutyForm, t);
    if (submission.status !== "success") return data({ clause, reply: submission.reply() }, { status: 400 });
    // A clause of another directive is none of this page's.
    const isOwn = directive.clauses.some(({ id }) => id === submission.value.clause);
    if (!isOwn) throw new Response(null, { status: 404 });
    await addDuty(db, viewer, now, submission.value.clause, submission.value);
    return redirect(here);
  }
  const submission = judgeForm(form, ClauseForm, t);
  if (submission.status !== "success")
    return data({ clause: null, reply: submission.reply() }, { status: 400 });
  const added = await addClause(db, viewer, now, directive.id, submission.value);
  if (added === "added") return redirect(here);
  if (added === "source" || added === "refused") throw new Response(null, { status: 403 });
  const fieldErrors = { number: [t("directives:form.clause-taken")] };
  return data({ clause: null, reply: submission.reply({ fieldErrors }) }, { status: 409 });
}

export default function EditDirectivePage() {
  const { title, directive, isQuoted: quotes, clauses, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("directives");
  const up = `/directives/${directive.slug}`;
  const here = `${up}/edit`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/directives", label: t("list.title") },
          { to: up, label: directive.title },
        ]}
        actions={quotes ? null : <ButtonLink to={`${up}/head`}>{t("edit.head")}</ButtonLink>}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
        {quotes ? <Notice>{t("part.source-note")}</Notice> : null}
        {clauses.map((clause) => (
          <Card
            key={clause.id}
            title={clause.label}
            actions={
              clause.isSource ? null : <ChangeLink to={`${up}/clauses/${clause.id}`} about={clause.label} />
            }
          >
            {clause.duties.length === 0 ? <p className="text-muted">{t("edit.no-duty")}</p> : null}
            <ul className="divide-line mb-2 divide-y">
              {clause.duties.map(({ id, words, isSource }) => (
                <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2">
                  <span className="min-w-0 flex-1 basis-60 break-words">{words}</span>
                  {isSource ? null : <ChangeLink to={`${up}/duties/${id}/words`} about={words} />}
                </li>
              ))}
            </ul>
            <AddDuty
              key={clause.duties.length}
              here={here}
              clause={clause.id}
              label={clause.label}
              reply={answer?.clause === clause.id ? answer.reply : null}
            />
          </Card>
        ))}
        {quotes ? null : (
          <AddClause
            key={clauses.length}
            here={here}
            reply={answer && answer.clause === null ? answer.reply : null}
          />
        )}
        <RemovedParts removed={removed} />
      </div>
    </>
  );
}

function ChangeLink({ to, about }: { to: string; about: string }) {
  const { t } = useTranslation("directives");
  return (
    <Link
      to={to}
      aria-label={`${t("part.change")}: ${about}`}
      className="text-accent inline-block py-1 text-sm font-semibold underline underline-offset-4"
    >
      {t("part.change")}
    </Link>
  );
}
