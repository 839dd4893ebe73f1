import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addDays } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { accessPageLength, listAccess } from "~/survey/access-log.server";
import { viewAccess, viewGrants } from "~/survey/access-view.server";
import { AccessLog } from "~/survey/components/access-log";
import { GrantFields } from "~/survey/components/grant-fields";
import { GrantList } from "~/survey/components/grant-list";
import { GrantForm, RevokeForm } from "~/survey/forms";
import { grant, revoke } from "~/survey/grants.server";
import { accessDay, openPlan } from "~/survey/open-plan.server";
import { viewHead } from "~/survey/plan-view.server";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** How long a grant lasts unless the owner says otherwise. */
const usualDays = 30;

/** Who has access, and who read and did what: for the plan's owner. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openPlan(args, "access", { needed: "own" });
  const { visit, plan } = open;
  const search = new URL(args.request.url).searchParams;
  const before = Number(search.get("before"));
  const isNumber = Number.isSafeInteger(before) && before > 0 && before < 2 ** 31;
  const lines = await listAccess(visit.db, plan.id, isNumber ? before : null);
  return {
    title: visit.t("survey:access.title"),
    head: viewHead(open),
    grants: await viewGrants(open),
    log: viewAccess(lines, visit),
    older: lines.length === accessPageLength ? `?before=${lines.at(-1)?.number}` : null,
    endsOn: addDays(accessDay(visit.now), usualDays),
    wasSaved: search.has("saved"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, plan, writing } = await openPlan(args, "access", { needed: "own" });
  const { t, now } = visit;
  const form = await readForm(args.request);
  const here = `/surveys/${plan.id}/access`;
  if (form.get("intent") === "revoke") {
    const submission = judgeForm(form, RevokeForm, t);
    if (submission.status !== "success") throw new Response(null, { status: 400 });
    await revoke(writing, plan.id, submission.value.user);
    return redirect(here);
  }
  const submission = judgeForm(form, GrantForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const refuse = (field: "email" | "endsOn", words: string) =>
    data({ reply: submission.reply({ fieldErrors: { [field]: [words] } }) }, { status: 400 });
  const { email, capabilities, endsOn } = submission.value;
  if (endsOn < accessDay(now)) return refuse("endsOn", t("survey:access.past"));
  const granted = await grant(writing, plan.id, email, capabilities, endsOn);
  return granted === "granted" ? redirect(`${here}?saved`) : refuse("email", t(`survey:access.${granted}`));
}

export default function AccessPage() {
  const { title, head, grants, log, older, endsOn, wasSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["survey", "form"]);
  const up = `/surveys/${head.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/surveys", label: t("list.title") },
          { to: up, label: head.title },
        ]}
        lead={t("access.lead")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer ? (
          <Notice tone="block" live>
            {t("form:summary")}
          </Notice>
        ) : wasSaved ? (
          <Notice tone="good" live>
            {t("access.granted")}
          </Notice>
        ) : null}
        <Card title={t("access.grants")}>
          <GrantList here={`${up}/access`} grants={grants} />
        </Card>
        {head.isArchived ? null : (
          <Card title={t("access.grant")}>
            <GrantFields
              key={JSON.stringify(grants)}
              here={`${up}/access`}
              endsOn={endsOn}
              reply={answer?.reply}
            />
          </Card>
        )}
        <Card title={t("access.log")}>
          <AccessLog log={log} older={older} />
        </Card>
      </div>
    </>
  );
}
