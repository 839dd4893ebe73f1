import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AddClause, AddDuty } from "~/directives/components/add-forms";
import { ClauseForm, DutyForm } from "~/directives/forms";
import { openDirectiveForEditing, wordClause } from "~/directives/open-directive.server";
import { addClause, addDuty } from "~/directives/write.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Clauses and duties of a directive are added here. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const { t, language } = visit;
  return {
    title: t("directives:edit.page-title", { number: directive.number }),
    directive: { slug: directive.slug, title: nameIn(directive.title, language) },
    clauses: directive.clauses.map(({ id, number, title, duties }) => ({
      id,
      label: `${wordClause(number, visit)}. ${nameIn(title, language)}`,
      duties: duties.map(({ id: duty, words }) => ({ id: duty, words: nameIn(words, language) })),
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
  const fieldErrors = { number: [t("directives:form.clause-taken")] };
  return data({ clause: null, reply: submission.reply({ fieldErrors }) }, { status: 409 });
}

export default function EditDirectivePage() {
  const { title, directive, clauses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("directives");
  const here = `/directives/${directive.slug}/edit`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/directives", label: t("list.title") },
          { to: `/directives/${directive.slug}`, label: directive.title },
        ]}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
        {clauses.map((clause) => (
          <Card key={clause.id} title={clause.label}>
            <ul className="mb-2 list-disc pl-5">
              {clause.duties.map(({ id, words }) => (
                <li key={id} className="break-words">
                  {words}
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
        <AddClause
          key={clauses.length}
          here={here}
          reply={answer && answer.clause === null ? answer.reply : null}
        />
      </div>
    </>
  );
}
