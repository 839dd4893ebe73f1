import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { authorise, notFound } from "~/accounts/request.server";
import { obstacles } from "~/agenda/check";
import { compare } from "~/agenda/compare";
import { ChangeList } from "~/agenda/components/change-list";
import { OutOfStep } from "~/agenda/components/out-of-step";
import { WaiveForm } from "~/agenda/components/waive-form";
import { strayedSlots } from "~/agenda/divisions.server";
import { deskOf, openForEditing } from "~/agenda/open-agenda.server";
import { findPublication, publish } from "~/agenda/publications.server";
import { publicAgenda } from "~/agenda/public-agenda";
import { PublishForm } from "~/agenda/publish-form";
import { waive, withdrawWaiver } from "~/agenda/waivers.server";
import { viewFindings, type FindingView } from "~/agenda/words";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, revision, agenda, findings, waivers } = open;
  if (!revision || !agenda) notFound();
  const { t, language, viewer } = visit;
  const subject = { committeePath: congress.committee.path };
  authorise(visit, "agenda:publish", subject);
  const last = await findPublication(visit.db, congress.id);
  return {
    title: t("agenda:publishing.title"),
    slug: congress.slug,
    revision: revision.number,
    hasDays: congress.firstDay !== null,
    mayWaive: can(viewer, "agenda:waive", subject),
    decider: viewer.name,
    obstacles: viewFindings(obstacles(findings, waivers), { t, language }, new Set()),
    reminders: viewFindings(
      findings.filter(({ severity }) => severity === "warn"),
      { t, language },
      new Set(),
    ).map(({ message }) => message),
    waivers: waivers.map(({ id, code, name, reason }) => ({
      id,
      name,
      reason,
      rule: t(`agenda:rule.${code}`),
    })),
    strayed: await strayedSlots(open),
    lastVersion: last?.version ?? 0,
    changes: last ? compare(last.agenda, publicAgenda(agenda)) : [],
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress, revision, agenda } = await openForEditing(args);
  if (!revision || !agenda) notFound();
  const { db, viewer, now, t, language } = visit;
  const subject = { committeePath: congress.committee.path };
  const here = `/congresses/${congress.slug}/agenda/publish`;
  const form = await readForm(args.request);
  const submission = judgeForm(form, PublishForm, t);
  if (submission.status !== "success") {
    return data({ which: String(form.get("code")), reply: submission.reply() }, { status: 400 });
  }
  const asked = submission.value;
  if (asked.intent === "waive") {
    authorise(visit, "agenda:waive", subject);
    const { code, name, reason } = asked;
    const answer = await waive(db, viewer, now, congress.id, { code, name, reason });
    if (answer !== "not-waivable") return redirect(here);
    return data({ problem: t("agenda:publishing.not-waivable") }, { status: 400 });
  }
  if (asked.intent === "withdraw") {
    authorise(visit, "agenda:waive", subject);
    await withdrawWaiver(db, viewer, now, congress.id, asked.waiver);
    return redirect(here);
  }
  authorise(visit, "agenda:publish", subject);
  if (congress.firstDay === null) return data({ problem: t("agenda:publishing.no-days") }, { status: 400 });
  const desk = await deskOf(visit, congress, revision.agenda);
  const { basedOn, name } = asked;
  const published = await publish(db, viewer, now, congress.id, { basedOn, name, ...desk });
  switch (published.kind) {
    case "gone":
      return notFound();
    case "outdated":
      return data({ problem: t("agenda:publishing.outdated") }, { status: 409 });
    case "blocked": {
      const refused = viewFindings(published.findings, { t, language }, new Set()).map(
        ({ message }) => message,
      );
      return data({ problem: t("agenda:publishing.blocked"), refused }, { status: 400 });
    }
    case "published":
      visit.signals.send("published", { congressId: congress.id });
      return redirect(`/congresses/${congress.slug}/agenda`);
  }
}

export default function PublishAgenda() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const base = `/congresses/${page.slug}`;
  const here = `${base}/agenda/publish`;
  const refused = answer && "refused" in answer ? (answer.refused as string[]) : [];
  const isReady = page.obstacles.length === 0 && page.hasDays;
  return (
    <>
      <PageHead
        title={page.title}
        trail={[{ to: `${base}/agenda/edit`, label: t("edit.title") }]}
        lead={t("publishing.lead")}
      />
      <div className="grid max-w-4xl gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live title={answer.problem}>
            {refused.length > 0 ? (
              <ul className="grid gap-1">
                {refused.map((message) => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            ) : null}
          </Notice>
        ) : null}
        <OutOfStep slug={page.slug} revision={page.revision} strayed={page.strayed} from="publish" />
        {page.hasDays ? null : (
          <Notice tone="block">
            {t("publishing.no-days")}{" "}
            <ButtonLink to={`${base}/edit`} look="quiet">
              {t("publishing.enter-days")}
            </ButtonLink>
          </Notice>
        )}
        {page.obstacles.length > 0 ? (
          <Card title={t("publishing.blocked")}>
            <p className="text-muted text-sm">{t("publishing.blocked-text")}</p>
            <ul className="divide-line divide-y">
              {byRule(page.obstacles).map((found) => (
                <li key={found.code} className="py-3">
                  <ul className="grid gap-1">
                    {found.messages.map((message) => (
                      <li key={message} className="text-block font-semibold break-words">
                        {message}
                      </li>
                    ))}
                  </ul>
                  <p className="text-muted text-sm">{found.source}</p>
                  {found.waivable && page.mayWaive ? (
                    <WaiveForm
                      code={found.code}
                      action={here}
                      decider={page.decider}
                      reply={
                        answer && "which" in answer && answer.which === found.code ? answer.reply : undefined
                      }
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {page.reminders.length > 0 ? (
          <Card title={t("publishing.reminders")}>
            <ul className="text-warn grid gap-1 text-sm font-medium">
              {[...new Set(page.reminders)].map((message) => (
                <li key={message} className="break-words">
                  {message}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {page.waivers.length > 0 ? (
          <Card title={t("publishing.waivers")}>
            <ul className="divide-line divide-y">
              {page.waivers.map(({ id, rule, name, reason }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                  <span className="min-w-0 break-words">
                    <span className="font-semibold">{rule}</span>
                    <br />
                    <span className="text-muted text-sm">
                      {t("publishing.waiver-line", { name, reason })}
                    </span>
                  </span>
                  {page.mayWaive ? (
                    <Form method="post" action={here}>
                      <input type="hidden" name="waiver" value={id} />
                      <Button name="intent" value="withdraw" look="quiet">
                        {t("publishing.withdraw")}
                      </Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {page.changes.length > 0 ? (
          <Card title={t("publishing.changes", { version: page.lastVersion })}>
            <ChangeList changes={page.changes} />
          </Card>
        ) : null}
        <Card>
          {isReady ? <p className="text-good mb-3 font-semibold">{t("publishing.ready")}</p> : null}
          <Form method="post" action={here} className="grid max-w-xl gap-3">
            <input type="hidden" name="basedOn" value={page.revision} />
            <label className="grid gap-1 text-sm font-semibold">
              {t("publishing.name")}
              <input
                name="name"
                maxLength={200}
                aria-describedby="version-name-hint"
                className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
              />
            </label>
            <p id="version-name-hint" className="text-muted text-sm">
              {t("publishing.name-hint")}
            </p>
            <div>
              <Button look="primary" name="intent" value="publish">
                {t("publishing.submit", { version: page.lastVersion + 1 })}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}

/** One entry a rule: a rule is set aside as a whole. */
function byRule(findings: FindingView[]) {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => {
    const found = findings.filter((finding) => finding.code === code);
    return {
      code,
      messages: [...new Set(found.map(({ message }) => message))],
      source: found[0]?.source ?? "",
      waivable: found[0]?.waivable === true,
    };
  });
}
