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
import { wordDay } from "~/platform/days";
import { id } from "~/platform/fields";
import { readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { nameIn } from "~/platform/vietnamese";
import { bulkSteps, takeSteps, type BulkAnswer } from "~/readiness/bulk.server";
import { countedItems } from "~/readiness/checklist";
import { startChecklist } from "~/readiness/checklists.server";
import { BeginChecklist } from "~/readiness/components/begin-checklist";
import { ChecklistTabs } from "~/readiness/components/checklist-tabs";
import { CategoryFilter } from "~/readiness/components/category-filter";
import { BulkForm, BulkResult } from "~/readiness/components/bulk-form";
import { ItemList } from "~/readiness/components/item-list";
import { ReadinessNotice } from "~/readiness/components/readiness-notice";
import { grouped } from "~/readiness/grouping";
import { openChecklist } from "~/readiness/open-checklist.server";
import { isOverdue } from "~/readiness/readiness";
import { wordReadiness } from "~/readiness/ready-view.server";
import { categories, type Category } from "~/readiness/template";
import { listTemplates, templatesFor } from "~/readiness/templates.server";
import { wordItem } from "~/readiness/words";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";
import { stayWhenUnreachable, UnreachableNotice } from "~/ui/unreachable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The checklist of a congress: what is overdue, what comes next, what is missing. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, title: congressTitle, checklist, hand } = await openChecklist(args);
  const holdsForm = hand.mayWork || hand.mayConfirm;
  // The key of a form is for the one that it was made for.
  if (!holdsForm) keepAnswer(args, visit);
  const { t, language, today, db } = visit;
  const search = new URL(args.request.url).searchParams;
  const asked = search.get("category");
  const category = categories.find((each) => each === asked) ?? null;
  const base = {
    title: t("readiness:checklist.page-title", { congress: congressTitle }),
    congress: { slug: congress.slug, title: congressTitle },
    mayWork: hand.mayWork,
    mayConfirm: hand.mayConfirm,
    wasMoved: search.get("saved") === "moved",
    formKey: holdsForm ? newId() : "",
  };
  if (!checklist) {
    const templates = templatesFor(await listTemplates(db), congress.committee.level.agendaLevel);
    const choices = templates.map(({ id, names, latest: version }) => ({
      value: id,
      label: t("readiness:begin.option", { name: nameIn(names, language), version }),
    }));
    return { ...base, checklist: null, choices };
  }
  const counted = countedItems(checklist);
  const late = new Set(counted.filter((item) => isOverdue(item, today)));
  const line = (item: (typeof counted)[number]) => wordItem(item, late.has(item), { t, language, today });
  const shown = category === null ? counted : counted.filter((item) => item.content.category === category);
  return {
    ...base,
    choices: [],
    checklist: {
      lead: t("readiness:checklist.lead", {
        template: nameIn(checklist.template.names, language),
        version: checklist.template.version,
        day: wordDay(today, language),
      }),
      newer: checklist.template.latest > checklist.template.version ? checklist.template.latest : null,
      isUndated: congress.firstDay === null,
      ...wordReadiness(counted, { t, language, today }),
      category,
      counts: categories.map((each) => ({
        category: each,
        count: counted.filter((item) => item.content.category === each).length,
      })) as { category: Category; count: number }[],
      groups: grouped(shown, today).map(({ group, items }) => ({ group, items: items.map(line) })),
      retired: checklist.items.filter((item) => item.isRetired).map(line),
    },
  };
}

/** Begins the checklist from a template, or takes a step with all ticked items. */
export async function action(args: ActionFunctionArgs) {
  const { visit, congress, checklist } = await openChecklist(args);
  const form = await readForm(args.request);
  const step = bulkSteps.find((each) => each === form.get("step"));
  if (step && checklist) {
    const key = id().safeParse(form.get("key")).data;
    const ticked = form.getAll("item").map(String);
    const bulk: BulkAnswer = await takeSteps(visit, checklist, step, ticked, key);
    return data({ problem: null, bulk }, { status: bulk.refused.length > 0 ? 409 : 200 });
  }
  const template = String(form.get("template") ?? "");
  const answer = await startChecklist(visit.db, visit.viewer, visit.now, congress.id, template);
  if (answer.kind === "started") return redirect(`/congresses/${congress.slug}/readiness`);
  return data(
    { problem: visit.t(`readiness:begin.${answer.kind}`), bulk: null },
    { status: answer.kind === "exists" ? 409 : 400 },
  );
}

export const clientAction = stayWhenUnreachable;

export default function ChecklistPage() {
  const { title, congress, mayWork, mayConfirm, wasMoved, checklist, choices, formKey } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  const here = `/congresses/${congress.slug}/readiness`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/readiness", label: t("matrix.title") },
          { to: `/congresses/${congress.slug}`, label: congress.title },
        ]}
        lead={checklist?.lead}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <UnreachableNotice />
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        {checklist === null ? (
          <BeginChecklist here={here} mayWork={mayWork} choices={choices} />
        ) : (
          <>
            {wasMoved ? (
              <Notice tone="good" live>
                {t("move.moved")}
              </Notice>
            ) : null}
            <ReadinessNotice here={here} {...checklist} />
            {checklist.newer !== null && mayWork ? (
              <Notice>
                {t("checklist.newer", { version: checklist.newer })}{" "}
                <Link to={`${here}/move`} className="font-semibold underline underline-offset-4">
                  {t("checklist.see-newer")}
                </Link>
              </Notice>
            ) : null}
            {checklist.isUndated ? <Notice tone="warn">{t("checklist.no-day")}</Notice> : null}
            <ChecklistTabs slug={congress.slug} />
            <CategoryFilter here={here} counts={checklist.counts} chosen={checklist.category} />
            {checklist.groups.length === 0 ? <EmptyState title={t("checklist.none-in-category")} /> : null}
            {answer?.bulk ? <BulkResult here={here} answer={answer.bulk} /> : null}
            <BulkForm here={here} formKey={formKey} mayWork={mayWork} mayConfirm={mayConfirm}>
              {checklist.groups.map(({ group, items }) => (
                <Card key={group} id={group} title={`${t(`group.${group}`)} (${items.length})`}>
                  <ItemList here={here} items={items} isTickable={mayWork || mayConfirm} />
                </Card>
              ))}
            </BulkForm>
            {checklist.retired.length > 0 ? (
              <details className="text-sm">
                <summary className="min-h-11 py-2 font-semibold">
                  {t("checklist.retired", { count: checklist.retired.length })}
                </summary>
                <p className="text-muted mb-2">{t("checklist.retired-text")}</p>
                <ItemList here={here} items={checklist.retired} />
              </details>
            ) : null}
          </>
        )}
      </div>
    </>
  );
}
