import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Problem } from "~/groups/components/division-page";
import { ChosenDivision } from "~/groups/components/chosen-division";
import { DivisionList } from "~/groups/components/division-list";
import { NewDivisionForm } from "~/groups/components/new-division";
import { takesPart } from "~/groups/delegate";
import { listDelegates } from "~/groups/delegates.server";
import { answerHead } from "~/groups/desk/answer.server";
import { firstSetup, newGroups } from "~/groups/desk/asked";
import { DivisionAct, NewDivision } from "~/groups/desk/division-forms";
import {
  chooseDivision,
  createDivision,
  findDivision,
  listDivisions,
  renameDivision,
} from "~/groups/desk/divisions.server";
import { chosenView, divisionRows, mayDivide } from "~/groups/desk/groups-page.server";
import { openGroups, peopleNow } from "~/groups/desk/open-division.server";
import { attributeFacts } from "~/groups/desk/people";
import { groupRooms } from "~/groups/desk/rooms";
import { judgeForm, readForm } from "~/platform/forms.server";
import { notFound } from "~/accounts/request.server";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openGroups(args, "group:view");
  const { visit, congress } = desk;
  const [delegates, divisions] = await Promise.all([
    listDelegates(visit.db, congress.id),
    listDivisions(visit.db, congress.id),
  ]);
  const chosen = divisions.find(({ isChosen }) => isChosen);
  return {
    title: visit.t("groups:groups.title"),
    congress: { slug: congress.slug, title: nameIn(congress.title, visit.language) },
    present: delegates.filter(takesPart).length,
    mayDivide: mayDivide(desk),
    suggested: {
      name: visit.t("groups:groups.first-name", { number: divisions.length + 1 }),
      groups: Math.max(2, groupRooms(congress.halls).length),
    },
    chosen: chosen ? chosenView(desk, chosen, delegates, new URL(args.request.url).searchParams) : null,
    divisions: divisionRows(desk, divisions, delegates),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openGroups(args, "group:divide");
  const { visit, congress, where } = desk;
  const base = `/congresses/${congress.slug}/groups`;
  const form = await readForm(args.request);
  if (form.get("intent") === "create") {
    const submission = judgeForm(form, NewDivision, visit.t);
    if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
    const { name, groups: count } = submission.value;
    const people = peopleNow(desk, await listDelegates(visit.db, congress.id));
    const groups = newGroups(count, groupRooms(congress.halls), (number) => `Tổ ${number}`);
    const content = { setup: firstSetup(groups, attributeFacts(people)), rounds: null };
    const id = await createDivision(where, name, content, { code: "created", params: { count } });
    return redirect(`${base}/${id}/setup`);
  }
  const submission = judgeForm(form, DivisionAct, visit.t);
  if (submission.status !== "success") {
    const problem =
      Object.values(submission.error ?? {})
        .flat()
        .join(" ") || visit.t("form:unreadable");
    return data({ problem }, { status: 400 });
  }
  const asked = submission.value;
  if (asked.intent === "choose")
    return answerHead(desk, await chooseDivision(where, asked.id, asked.version), base);
  if (asked.intent === "rename") {
    return answerHead(
      desk,
      await renameDivision(where, asked.id, asked.version, asked.name),
      `${base}/${asked.id}`,
    );
  }
  const source = await findDivision(visit.db, congress.id, asked.id);
  if (!source) notFound();
  const id = await createDivision(where, asked.name, source.revision.content, {
    code: "copied",
    params: { name: source.name },
  });
  return redirect(`${base}/${id}`);
}

export default function Groups() {
  const { title, congress, present, chosen, divisions, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const base = `/congresses/${congress.slug}`;
  const reply = answer && "reply" in answer ? answer.reply : undefined;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: base, label: congress.title },
          { to: `${base}/delegates`, label: t("delegates.title") },
        ]}
        lead={t("groups.lead", { count: present })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Problem of={answer} />
        {present === 0 ? (
          <EmptyState
            title={t("groups.no-delegates")}
            action={
              <ButtonLink look="primary" to={`${base}/delegates`}>
                {t("delegates.title")}
              </ButtonLink>
            }
          />
        ) : null}
        {chosen ? (
          <ChosenDivision base={`${base}/groups`} chosen={chosen} mayDivide={page.mayDivide} />
        ) : null}
        {divisions.length > 0 ? (
          <DivisionList base={`${base}/groups`} divisions={divisions} mayDivide={page.mayDivide} />
        ) : null}
        {page.mayDivide && present > 0 ? (
          <NewDivisionForm action={`${base}/groups`} suggested={page.suggested} reply={reply} />
        ) : null}
      </div>
    </>
  );
}
