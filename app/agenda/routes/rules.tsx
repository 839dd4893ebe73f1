import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { actorOf, authorise, requireViewer } from "~/accounts/request.server";
import { severityOf } from "~/agenda/check";
import { RuleSettingsForm, settingsOf } from "~/agenda/rule-settings";
import { readRuleSettings, writeRuleSettings } from "~/agenda/rule-settings.server";
import { rules } from "~/agenda/rules/table";
import { wordSource } from "~/agenda/words";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { Badge, Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:configure");
  const { t, db } = visit;
  const { minimum, severities } = await readRuleSettings(db);
  return {
    title: t("agenda:rules-page.title"),
    minimum,
    rules: rules.map((rule) => ({
      code: rule.code,
      name: t(`agenda:rule.${rule.code}`),
      source: wordSource(rule.source, t),
      isFixed: rule.fixedSeverity === true,
      isWaivable: rule.waivable === true,
      usual: rule.severity,
      severity: severityOf(rule, severities),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:configure");
  const submission = judgeForm(await readForm(args.request), RuleSettingsForm, visit.t);
  if (submission.status !== "success") {
    return data(
      {
        problem: Object.values(submission.error ?? {})
          .flat()
          .join(" "),
      },
      { status: 400 },
    );
  }
  await writeRuleSettings(visit.db, actorOf(visit.viewer), visit.now, settingsOf(submission.value));
  return redirect("/agenda-rules");
}

const box = "border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal";

export default function RulesPage() {
  const { title, minimum, rules: all } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["agenda", "common"]);
  return (
    <>
      <PageHead title={title} lead={t("rules-page.lead")} />
      <Form method="post" action="/agenda-rules" className="grid max-w-4xl gap-6">
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <Card title={t("lists.rest")}>
          <div className="flex flex-wrap gap-4">
            {(["province", "other"] as const).map((name) => (
              <label key={name} className="grid gap-1 text-sm font-semibold">
                {t(`rules-page.${name}`)}
                <input
                  type="number"
                  name={name}
                  required
                  min={1}
                  max={10000}
                  defaultValue={minimum[name]}
                  className={`${box} w-36`}
                />
              </label>
            ))}
          </div>
        </Card>
        <Card title={t("rules-page.rules")}>
          <ul className="divide-line divide-y">
            {all.map((rule) => (
              <li
                key={rule.code}
                className="grid gap-2 py-3 sm:grid-cols-[minmax(0,1fr)_14rem] sm:items-center"
              >
                <div className="min-w-0">
                  <p className="font-semibold break-words" id={`rule-${rule.code}`}>
                    {rule.name}
                  </p>
                  <p className="text-muted flex flex-wrap gap-x-2 text-sm">
                    <span>{rule.source}</span>
                    {rule.isWaivable ? <span>· {t("rules-page.waivable")}</span> : null}
                  </p>
                </div>
                {rule.isFixed ? (
                  <p>
                    <Badge tone="block">{t("rules-page.always")}</Badge>
                  </p>
                ) : (
                  <select
                    name={`severity-${rule.code}`}
                    defaultValue={rule.severity}
                    aria-labelledby={`rule-${rule.code}`}
                    className={box}
                  >
                    {(["block", "warn"] as const).map((severity) => (
                      <option key={severity} value={severity}>
                        {t(`severity.${severity}`)}
                        {severity === rule.usual ? ` (${t("rules-page.default")})` : ""}
                      </option>
                    ))}
                  </select>
                )}
              </li>
            ))}
          </ul>
        </Card>
        <div>
          <Button look="primary">{t("common:save")}</Button>
        </div>
      </Form>
    </>
  );
}
