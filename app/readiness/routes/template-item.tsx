import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { notFound } from "~/accounts/request.server";
import { whole } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { TemplateItemFields } from "~/readiness/components/template-item-fields";
import { openTemplate, wordProblem } from "~/readiness/open-template.server";
import { formOfItem, itemOfForm, TemplateItemForm, withItem } from "~/readiness/template-form";
import { saveTemplateVersion, type TemplateSaved } from "~/readiness/templates.server";
import { titleOf } from "~/readiness/words";
import { Button } from "~/ui/button";
import { Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const blank = { category: "documents", from: "first-day", days: "-30", mandatory: "on" };

/** One item of a template's latest version, or a new one. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, template } = await openTemplate(args);
  const { t, language } = visit;
  const code = args.params.code ?? "";
  const item = template.items.find((each) => each.code === code);
  if (!item && code !== "new") notFound();
  return {
    title: t(item ? "readiness:template.edit-item" : "readiness:template.new-item"),
    template: { slug: template.slug, name: nameIn(template.names, language), version: template.latest },
    code,
    isNew: !item,
    values: item ? formOfItem(item) : blank,
    others: template.items
      .filter((each) => each.code !== code)
      .map((each) => ({ value: each.code, label: titleOf(each, language) })),
  };
}

const RemoveForm = z.object({ basedOn: whole(1, 1_000_000) });

export async function action(args: ActionFunctionArgs) {
  const { visit, template } = await openTemplate(args);
  const { t, db, viewer, now } = visit;
  const code = args.params.code === "new" ? null : (args.params.code ?? null);
  const form = await readForm(args.request);
  const isRemoval = form.get("intent") === "remove";
  const removal = isRemoval ? judgeForm(form, RemoveForm, t) : null;
  const edit = isRemoval ? null : judgeForm(form, TemplateItemForm, t);
  const submission = removal ?? edit;
  if (submission?.status !== "success") {
    return data({ reply: submission?.reply() ?? null, version: null, problem: null }, { status: 400 });
  }
  const items =
    edit?.status === "success"
      ? withItem(template.items, code, itemOfForm(edit.value))
      : template.items.filter((each) => each.code !== code);
  const saved = await saveTemplateVersion(db, viewer, now, template.slug, submission.value.basedOn, items);
  if (saved.kind === "saved") return redirect(`/readiness/templates/${saved.slug}?saved=1`);
  const { problem, status, version } = answerOf(saved, t);
  return data({ reply: edit?.reply() ?? null, version, problem }, { status });
}

function answerOf(saved: TemplateSaved, t: Parameters<typeof wordProblem>[1]) {
  if (saved.kind === "outdated") {
    const problem = t("readiness:template.outdated", { version: saved.latest });
    return { problem, status: 409, version: saved.latest };
  }
  if (saved.kind !== "problems") throw new Response(null, { status: 403 });
  return {
    problem: saved.problems.map((each) => wordProblem(each, t)).join(" "),
    status: 400,
    version: null,
  };
}

export default function TemplateItemPage() {
  const { title, template, code, isNew, values, others } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  const back = `/readiness/templates/${template.slug}`;
  const here = `${back}/items/${code}`;
  const version = answer?.version ?? template.version;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/readiness/templates", label: t("templates.title") },
          { to: back, label: template.name },
        ]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <TemplateItemFields
          here={here}
          back={back}
          version={version}
          values={values}
          others={others}
          reply={answer?.reply ?? null}
        />
        {isNew ? null : (
          <details>
            <summary className="text-block min-h-11 py-2 font-semibold">{t("template.remove")}</summary>
            <p className="mb-2">{t("template.remove-question")}</p>
            <Form method="post" action={here}>
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="basedOn" value={version} />
              <Button look="danger">{t("template.remove")}</Button>
            </Form>
          </details>
        )}
      </div>
    </>
  );
}
