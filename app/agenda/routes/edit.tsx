import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer } from "~/accounts/request.server";
import { createAgenda } from "~/agenda/agendas.server";
import { boardStateOf, type BoardState } from "~/agenda/board-state.server";
import { AgendaBoard } from "~/agenda/components/board/board";
import { CreateAgenda } from "~/agenda/components/create-agenda";
import { EditDesk } from "~/agenda/components/edit-desk";
import { createFromTemplate, CreateForm } from "~/agenda/create-form";
import { agendaLevelOf } from "~/agenda/current-facts";
import { OutOfStep } from "~/agenda/components/out-of-step";
import { strayedSlots } from "~/agenda/divisions.server";
import { editDeskOf } from "~/agenda/edit-desk.server";
import { commandOf, DeskForm } from "~/agenda/desk-form";
import { openEditableCongress, openForEditing } from "~/agenda/open-agenda.server";
import { answerSaved, perform, performStep } from "~/agenda/perform.server";
import { templateFor } from "~/agenda/templates/catalogue";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { nameIn } from "~/platform/vietnamese";
import { useHydrated } from "~/ui/hydrated";
import { Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress } = open;
  keepAnswer(args, visit);
  const title = nameIn(congress.title, visit.language);
  return {
    title: `${visit.t("agenda:edit.title")}: ${title}`,
    congress: {
      slug: congress.slug,
      title,
      asksDay: congress.firstDay === null,
      asksDelegates: congress.expectedDelegates === null,
      suggested: templateFor(agendaLevelOf(congress)).code,
    },
    desk: await editDeskOf(open),
    board: await boardStateOf(open),
    strayed: await strayedSlots(open),
    view:
      new URL(args.request.url).searchParams.get("view") === "list" ? ("list" as const) : ("grid" as const),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openEditableCongress(args);
  const { visit, congress } = desk;
  const here = `/congresses/${congress.slug}/agenda/edit`;
  const form = await readForm(args.request);
  if (form.get("intent") === "create") {
    const submission = judgeForm(form, CreateForm, visit.t);
    if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
    const created = createFromTemplate(congress, submission.value, newId);
    if (!created.ok) {
      const message =
        created.field === "template"
          ? visit.t("agenda:edit.too-few-days", { count: created.needed, days: created.days })
          : visit.t("form:required");
      return data(
        { reply: submission.reply({ fieldErrors: { [created.field]: [message] } }) },
        { status: 400 },
      );
    }
    const summary = { code: "replaced-template", params: { template: submission.value.template } };
    const begun = await createAgenda(visit.db, visit.viewer, visit.now, congress.id, created.agenda, summary);
    return begun ? redirect(here) : data({ problem: visit.t("agenda:edit.exists") }, { status: 409 });
  }
  const submission = judgeForm(form, DeskForm, visit.t);
  if (submission.status !== "success") {
    return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  }
  const { basedOn, ...asked } = submission.value;
  if (asked.intent === "undo" || asked.intent === "redo") {
    return answerSaved(await performStep(desk, basedOn, asked.intent), visit, here);
  }
  const command = commandOf(asked, newId);
  if (!command) return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  return answerSaved(await perform(desk, basedOn, command), visit, here);
}

export default function EditAgenda() {
  const { congress, desk, board, strayed, view } = useLoaderData<typeof loader>();
  const isAwake = useHydrated();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const base = `/congresses/${congress.slug}`;
  const problem = answer && "problem" in answer ? answer.problem : null;
  return (
    <>
      <PageHead
        title={t("edit.title")}
        trail={[
          { to: base, label: congress.title },
          { to: `${base}/agenda`, label: t("programme.title") },
        ]}
        lead={desk?.lead}
        actions={desk && isAwake ? <ViewSwitch base={base} view={view} /> : null}
      />
      {problem ? (
        <div className="mb-4">
          <Notice tone="block" live>
            {problem}
          </Notice>
        </div>
      ) : null}
      {desk ? (
        <OutOfStep slug={congress.slug} revision={desk.revision} strayed={strayed} from="edit" />
      ) : null}
      {desk && board && isAwake && view === "grid" ? (
        <AgendaBoard key={congress.slug} slug={congress.slug} initial={board as BoardState} />
      ) : desk ? (
        <EditDesk desk={desk} base={base} />
      ) : (
        <CreateAgenda
          action={`${base}/agenda/edit`}
          {...congress}
          reply={answer && "reply" in answer ? answer.reply : undefined}
        />
      )}
    </>
  );
}

/** The same agenda as a time grid or as a list; the list also works without scripts. */
function ViewSwitch({ base, view }: { base: string; view: "grid" | "list" }) {
  const { t } = useTranslation("agenda");
  return (
    <nav aria-label={t("board.views")} className="flex gap-1">
      {(["grid", "list"] as const).map((each) => (
        <Link
          key={each}
          to={`${base}/agenda/edit?view=${each}`}
          aria-current={view === each ? "page" : undefined}
          className="border-line-strong text-accent aria-[current]:bg-accent flex min-h-11 items-center rounded-md border px-4 text-sm font-semibold aria-[current]:text-white"
        >
          {t(`board.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
