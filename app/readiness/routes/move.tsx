import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound } from "~/accounts/request.server";
import { readForm } from "~/platform/forms.server";
import { ItemChanges } from "~/readiness/components/item-changes";
import { moveChecklist, proposeMove } from "~/readiness/move.server";
import { openChecklist } from "~/readiness/open-checklist.server";
import type { TemplateItem } from "~/readiness/template";
import { titleOf, wordDueRule } from "~/readiness/words";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function openForMove(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const open = await openChecklist(args);
  authorise(open.visit, "readiness:work", { committeePath: open.congress.committee.path });
  if (!open.checklist) notFound();
  return { ...open, checklist: open.checklist };
}

/** What a newer version of the template would change, before it does. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, title, checklist } = await openForMove(args);
  const { t, language, today, db } = visit;
  const move = await proposeMove(db, checklist.id);
  const all = [...checklist.items.map(({ content }) => content), ...(move?.changes.added ?? [])];
  const titles = new Map(all.map((item) => [item.code, titleOf(item, language)]));
  const wordField = (item: TemplateItem, field: keyof TemplateItem): string => {
    switch (field) {
      case "category":
        return t(`readiness:category.${item.category}`);
      case "due":
        return wordDueRule(item.due, (code) => titles.get(code) ?? code, { t, language, today });
      case "mandatory":
      case "evidence":
        return t(item[field] ? "readiness:move.yes" : "readiness:move.no");
      case "fact":
        return t(
          item.fact === null ? "readiness:template.field.fact-none" : `readiness:template.fact.${item.fact}`,
        );
      default:
        return item[field] || "—";
    }
  };
  const line = (item: TemplateItem) => ({ code: item.code, title: titleOf(item, language) });
  return {
    title: t("readiness:move.title", { version: move?.to ?? checklist.template.version }),
    congress: { slug: congress.slug, title },
    move: move && {
      to: move.to,
      added: move.changes.added.map(line),
      removed: move.changes.removed.map(line),
      changed: move.changes.changed.map(({ before, after, fields }) => ({
        ...line(after),
        fields: fields.map((field) => ({
          label: t(`readiness:template.field.${field}`),
          before: wordField(before, field),
          after: wordField(after, field),
        })),
      })),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress, checklist } = await openForMove(args);
  const to = Number((await readForm(args.request)).get("to"));
  const answer = await moveChecklist(visit.db, visit.viewer, visit.now, checklist.id, to);
  if (answer === "moved") return redirect(`/congresses/${congress.slug}/readiness?saved=moved`);
  if (answer === "refused") throw new Response(null, { status: 403 });
  return data({ problem: visit.t("readiness:move.outdated") }, { status: 409 });
}

export default function MovePage() {
  const { title, congress, move } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["readiness", "common"]);
  const checklist = `/congresses/${congress.slug}/readiness`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: `/congresses/${congress.slug}`, label: congress.title },
          { to: checklist, label: t("checklist.title") },
        ]}
        lead={t("move.lead")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        {move === null ? (
          <Card>{t("move.latest")}</Card>
        ) : (
          <>
            <ItemChanges {...move} />
            <Form method="post" action={`${checklist}/move`} className="flex flex-wrap gap-2">
              <input type="hidden" name="to" value={move.to} />
              <Button look="primary">{t("move.submit", { version: move.to })}</Button>
              <ButtonLink to={checklist}>{t("common:cancel")}</ButtonLink>
            </Form>
          </>
        )}
      </div>
    </>
  );
}
