import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { notFound } from "~/accounts/request.server";
import { FormerWordings } from "~/directives/components/former-wordings";
import { ClauseFields } from "~/directives/components/part-fields";
import { RemovalCard } from "~/directives/components/removal";
import { RewordCard } from "~/directives/components/reword";
import { progressIn } from "~/directives/directive";
import { ClauseWordsForm } from "~/directives/forms";
import { openDirectiveForEditing, wordClause } from "~/directives/open-directive.server";
import { answerFaults, answerRemoval, answerReworded } from "~/directives/part-answer.server";
import { removeClause } from "~/directives/remove.server";
import { rewordClause } from "~/directives/reword.server";
import { wordFormer } from "~/directives/word-former.server";
import { listWordings } from "~/directives/wordings.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const clause = directive.clauses.find(({ id }) => id === args.params.clause);
  // What is quoted from a source is not for anybody to change.
  if (!clause || clause.isSource) notFound();
  return { visit, directive, clause, edit: `/directives/${directive.slug}/edit` };
}

/** One clause: reworded or taken out, and what it said before. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive, clause, edit } = await open(args);
  const { db, t } = visit;
  const { number, title, text, aboutCongress, duties, version } = clause;
  return {
    title: wordClause(number, visit),
    here: `/directives/${directive.slug}/clauses/${clause.id}`,
    up: { to: edit, label: t("directives:edit.page-title", { number: directive.number }) },
    values: { number, title: title.vi, text },
    aboutCongress,
    version,
    duties: duties.length,
    notes: progressIn(duties),
    former: (await listWordings(db, { clause_id: clause.id })).map((wording) => wordFormer(wording, visit)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, clause, edit } = await open(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove")
    return answerRemoval(form, edit, visit, (removal) => removeClause(db, viewer, now, clause.id, removal));
  const submission = judgeForm(form, ClauseWordsForm, t);
  if (submission.status !== "success") return answerFaults(form, submission.reply(), visit);
  const { basedOn, ...values } = submission.value;
  const done = await rewordClause(db, viewer, now, clause.id, basedOn, values);
  if (done !== "taken") return answerReworded(done, edit, submission.reply(), visit);
  const fieldErrors = { number: [t("directives:form.clause-taken")] };
  return answerFaults(form, submission.reply({ fieldErrors }), visit, 409);
}

export default function ClausePage() {
  const { title, here, up, values, aboutCongress, version, duties, notes, former } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { t } = useTranslation("directives");
  const words = answer?.form === "words" ? answer : null;
  const [form, fields] = useForm<z.input<typeof ClauseWordsForm>>({
    id: "clause",
    lastResult: words?.reply ?? null,
    defaultValue: { ...values, aboutCongress: aboutCongress ? "on" : "" },
    constraint: getZodConstraint(ClauseWordsForm),
  });
  return (
    <>
      <PageHead title={title} trail={[{ to: "/directives", label: t("list.title") }, up]} />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
        <RewordCard
          {...{ here, version }}
          title={t("part.reword-clause")}
          back={up.to}
          answer={words}
          form={getFormProps(form)}
        >
          <ClauseFields fields={fields} stored={words?.basedOn === null ? values : null} />
        </RewordCard>
        <RemovalCard
          {...{ here, version, notes }}
          title={t("part.remove-clause")}
          about={t("part.about-clause", { count: duties })}
          answer={answer?.form === "removal" ? answer : null}
        />
        <FormerWordings title={t("part.former")} former={former} />
      </div>
    </>
  );
}
