import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { openTakingOver, takeOver } from "~/documents/take-opinions.server";
import { readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What the groups said about each document, to be handed to the register of comments on its draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division, title, documents, mayComment } = await openTakingOver(args);
  return {
    title: visit.t("groups:reports.register.title"),
    congress: { slug: congress.slug, title },
    divisionId: division.id,
    mayComment,
    documents: documents
      .filter(({ points }) => points.length > 0)
      .map(({ document, draft, points }) => ({
        ...document,
        draft: draft && { id: draft.id, title: draft.title },
        points: points.length,
      })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openTakingOver(args);
  const id = (await readForm(args.request)).get("document");
  const found = open.documents.find(({ document }) => document.id === id);
  if (!found?.draft) throw new Response(null, { status: 400 });
  const { t } = open.visit;
  const taken = await takeOver(open, { draft: found.draft, points: found.points });
  if (taken.kind === "refused")
    return data(
      { document: found.document.id, problem: t("groups:reports.register.refused"), words: "", to: "" },
      { status: 403 },
    );
  return data({
    document: found.document.id,
    problem: null,
    words: t("groups:reports.register.taken", { ...taken }),
    to: `/documents/${found.draft.id}/rounds/${taken.roundId}`,
  });
}

export default function TakeOpinionsPage() {
  const { title, congress, divisionId, documents, mayComment } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const up = `/congresses/${congress.slug}`;
  const reports = `${up}/groups/${divisionId}/reports`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: up, label: congress.title },
          { to: reports, label: t("reports.overview.title") },
          { to: `${reports}/consolidated`, label: t("reports.merge.title") },
        ]}
        lead={t("reports.register.lead")}
      />
      {documents.length === 0 ? (
        <EmptyState title={t("reports.register.empty")}>{t("reports.register.empty-text")}</EmptyState>
      ) : (
        <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4">
          {documents.map((document) => (
            <Card key={document.id} title={document.title}>
              <p className="text-sm">
                {t("reports.register.points", { count: document.points })} ·{" "}
                {document.draft
                  ? t("reports.register.to-draft", { title: document.draft.title })
                  : t("reports.register.no-draft")}
              </p>
              {answer?.document === document.id ? (
                <div className="mt-3">
                  <Notice tone={answer.problem ? "block" : "good"} live>
                    {answer.problem ?? answer.words}{" "}
                    {answer.to ? (
                      <Link to={answer.to} className="font-semibold underline underline-offset-4">
                        {t("reports.register.see")}
                      </Link>
                    ) : null}
                  </Notice>
                </div>
              ) : null}
              {document.draft && mayComment ? (
                <Form method="post" action={`${reports}/register`} className="mt-3">
                  <input type="hidden" name="document" value={document.id} />
                  <Button
                    look="primary"
                    aria-label={t("reports.register.take-label", { title: document.title })}
                  >
                    {t("reports.register.take")}
                  </Button>
                </Form>
              ) : null}
            </Card>
          ))}
          <p className="text-muted text-sm">{t("reports.register.whole")}</p>
        </div>
      )}
    </>
  );
}
