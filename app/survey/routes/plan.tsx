import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { TimelinePicture } from "~/congress/components/timeline-picture";
import { FlowPicture } from "~/survey/components/flow";
import { KeyNotice } from "~/survey/components/key-notice";
import { StructureTable } from "~/survey/components/structure-table";
import { openPlan } from "~/survey/open-plan.server";
import { viewPlan } from "~/survey/plan-view.server";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A plan: what comes next, its flow, its time, its structure. */
export async function loader(args: LoaderFunctionArgs) {
  return viewPlan(await openPlan(args, "plan"));
}

/** There is nothing to send here; who may not even read is told the same as everywhere. */
export async function action(args: ActionFunctionArgs) {
  await openPlan(args, "plan");
  throw new Response(null, { status: 405 });
}

export default function PlanPage() {
  const plan = useLoaderData<typeof loader>();
  const { t } = useTranslation("survey");
  const here = `/surveys/${plan.id}`;
  return (
    <>
      <PageHead
        title={plan.title}
        trail={[{ to: "/surveys", label: t("list.title") }]}
        lead={
          <>
            <p>{plan.issued}</p>
            {plan.purpose ? <p className="break-words whitespace-pre-line">{plan.purpose}</p> : null}
            <p>
              <Link
                to={`/congresses/${plan.congress.slug}`}
                className="text-accent underline underline-offset-4"
              >
                {plan.congress.title}
              </Link>
            </p>
          </>
        }
        actions={
          <>
            <ButtonLink to={`${here}/people`}>{t("plan.people")}</ButtonLink>
            {plan.may.own ? (
              <>
                <ButtonLink to={`${here}/access`}>{t("plan.access")}</ButtonLink>
                <ButtonLink to={`${here}/settings`}>{t("plan.settings")}</ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <p className="text-muted text-sm font-semibold">{t("plan.confidential")}</p>
        <KeyNotice head={plan} />
        {plan.isArchived ? null : (
          <Card title={t("plan.next")}>
            {plan.tasks.length === 0 ? <p>{t("plan.nothing-next")}</p> : null}
            <ul className="grid gap-2">
              {plan.tasks.map(({ id, label, step }, index) => (
                <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <ButtonLink look={index === 0 ? "primary" : "secondary"} to={`${here}/steps/${id}`}>
                    {label}
                  </ButtonLink>
                  <span className="min-w-0 break-words">{step}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {plan.usesTemplate && !plan.hasBegun ? <Notice tone="warn">{t("plan.template")}</Notice> : null}
        <Card
          title={t("plan.flow")}
          actions={
            plan.may.manage && !plan.hasBegun ? (
              <ButtonLink to={`${here}/steps/new/edit`}>{t("plan.add-step")}</ButtonLink>
            ) : null
          }
        >
          <FlowPicture here={here} flow={plan.flow} />
        </Card>
        <Card title={t("plan.timeline")}>
          {plan.timeline ? (
            <TimelinePicture {...plan.timeline} description={t("plan.timeline-words")} />
          ) : (
            <p className="text-muted">{t("plan.no-days")}</p>
          )}
        </Card>
        <Card title={t("plan.structure")}>
          <div className="grid gap-3">
            <Notice tone={plan.excess.tone}>{plan.excess.text}</Notice>
            <StructureTable structure={plan.structure} />
            <p className="text-muted text-sm">{t("plan.targets-default")}</p>
          </div>
        </Card>
      </div>
    </>
  );
}
