import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { agendaLevels } from "~/congress/committee";
import { wordInstant } from "~/platform/days";
import { line } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import { nameIn } from "~/platform/vietnamese";
import { openTemplate } from "~/readiness/open-template.server";
import { TemplateVersions } from "~/readiness/components/template-versions";
import { categories } from "~/readiness/template";
import { copyTemplate } from "~/readiness/templates.server";
import { titleOf, wordDueRule } from "~/readiness/words";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Badge, Card, Notice, PageHead } from "~/ui/page";

const CopyForm = z.object({
  name: line(200),
  level: z
    .enum(agendaLevels)
    .optional()
    .transform((level) => level ?? null),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A template: its items by category, its versions. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, template } = await openTemplate(args);
  const { t, language, today } = visit;
  const titles = new Map(template.items.map((item) => [item.code, titleOf(item, language)]));
  const saved = new URL(args.request.url).searchParams.has("saved");
  return {
    title: nameIn(template.names, language),
    slug: template.slug,
    version: template.version,
    latest: template.latest,
    wasSaved: saved,
    lead: t("readiness:template.lead", {
      version: template.version,
      author: template.author,
      at: wordInstant(template.at, language, workspaceZone),
    }),
    parts: categories
      .map((category) => ({
        category,
        items: template.items
          .filter((item) => item.category === category)
          .map((item) => ({
            code: item.code,
            title: titleOf(item, language),
            rule: wordDueRule(item.due, (code) => titles.get(code) ?? code, { t, language, today }),
            mandatory: item.mandatory,
            evidence: item.evidence,
            fact: item.fact,
          })),
      }))
      .filter(({ items }) => items.length > 0),
  };
}

/** Makes a template of its own for a level. */
export async function action(args: ActionFunctionArgs) {
  const { visit, template } = await openTemplate(args);
  const submission = judgeForm(await readForm(args.request), CopyForm, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { db, viewer, now } = visit;
  const answer = await copyTemplate(db, viewer, now, template.slug, submission.value);
  if (answer.kind === "saved") return redirect(`/readiness/templates/${answer.slug}?saved=1`);
  const fieldErrors = { name: [visit.t("readiness:templates.name-taken")] };
  return data(
    { reply: submission.reply({ fieldErrors }) },
    { status: answer.kind === "name-taken" ? 409 : 400 },
  );
}

export default function TemplatePage() {
  const { title, slug, version, latest, wasSaved, lead, parts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  const here = `/readiness/templates/${slug}`;
  const isLatest = version === latest;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/readiness/templates", label: t("templates.title") }]}
        lead={lead}
        actions={
          isLatest ? (
            <ButtonLink look="primary" to={`${here}/items/new`}>
              {t("template.add-item")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {wasSaved && isLatest ? (
          <Notice tone="good" live>
            {t("templates.saved", { version })}
          </Notice>
        ) : null}
        {isLatest ? null : (
          <Notice tone="warn">
            {t("template.older")}{" "}
            <Link to={here} className="underline underline-offset-4">
              {t("template.see-latest")}
            </Link>
          </Notice>
        )}
        {parts.map(({ category, items }) => (
          <Card key={category} title={`${t(`category.${category}`)} (${items.length})`}>
            <ul className="divide-line divide-y">
              {items.map((item) => (
                <li key={item.code} className="py-2">
                  {isLatest ? (
                    <Link
                      to={`${here}/items/${item.code}`}
                      className="text-accent inline-block py-1 font-semibold underline underline-offset-4"
                    >
                      {item.title}
                    </Link>
                  ) : (
                    <span className="font-semibold">{item.title}</span>
                  )}
                  <p className="text-muted flex flex-wrap items-center gap-x-2 text-sm">
                    <span>{item.rule}</span>
                    {item.mandatory ? null : <Badge>{t("optional")}</Badge>}
                    {item.evidence ? <Badge tone="warn">{t("template.field.evidence")}</Badge> : null}
                    {item.fact ? <Badge tone="accent">{t(`template.fact.${item.fact}`)}</Badge> : null}
                  </p>
                </li>
              ))}
            </ul>
          </Card>
        ))}
        <TemplateVersions here={here} shown={version} latest={latest} />
        <Copy here={here} />
      </div>
    </>
  );
}

function Copy({ here }: { here: string }) {
  const { t } = useTranslation("readiness");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; level: string }>({
    id: "copy",
    lastResult: answer?.reply,
    constraint: { name: { required: true } },
  });
  const levels = agendaLevels.map((value) => ({ value, label: t(`templates.agenda-level.${value}`) }));
  return (
    <Card title={t("templates.copy")}>
      <Form
        method="post"
        action={here}
        {...getFormProps(form)}
        className="grid items-end gap-4 sm:grid-cols-3"
      >
        <TextField field={fields.name} label={t("templates.name")} />
        <SelectField
          field={fields.level}
          label={t("templates.level")}
          options={levels}
          empty={t("templates.all-levels")}
        />
        <div>
          <Button>{t("templates.copy-submit")}</Button>
        </div>
      </Form>
    </Card>
  );
}
