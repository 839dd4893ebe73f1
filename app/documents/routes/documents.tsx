import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { listDrafts } from "~/documents/drafts.server";
import { listRounds } from "~/documents/rounds.server";
import { wordRound } from "~/documents/words.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** All drafts that the viewer may read, with where their latest comment round stands. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, language, today } = await requireViewer(args);
  const drafts = await listDrafts(db, viewer);
  const lines = await Promise.all(
    drafts.map(async (draft) => {
      const [round] = await listRounds(db, draft.id);
      return {
        id: draft.id,
        title: nameIn(draft.title, language),
        about: [t(`documents:kind.${draft.kind}`), nameIn(draft.committee.names, language)].join(" · "),
        round: round ? wordRound(round, { t, language, today }) : null,
      };
    }),
  );
  return {
    title: t("documents:list.title"),
    lead: t("documents:list.lead", { day: wordDay(today, language) }),
    mayAdd: canSomewhere(viewer, "document:edit"),
    lines,
  };
}

export default function DocumentsPage() {
  const { title, lead, mayAdd, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  const add = mayAdd ? (
    <ButtonLink look="primary" to="/documents/new">
      {t("list.new")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHead title={title} lead={lead} actions={lines.length > 0 ? add : null} />
      {lines.length === 0 ? (
        <EmptyState title={t("list.empty")} action={add}>
          {t("list.empty-text")}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-line divide-y">
            {lines.map(({ id, title: name, about, round }) => (
              <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <Link
                    to={`/documents/${id}`}
                    className="text-accent inline-block py-0.5 font-semibold break-words underline underline-offset-4"
                  >
                    {name}
                  </Link>
                  <p className="text-muted text-sm">{about}</p>
                  <p className="text-muted text-sm">
                    {round ? `${round.name}: ${round.days}` : t("list.no-round")}
                  </p>
                </div>
                {round ? <Badge tone={round.tone}>{round.stateLabel}</Badge> : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
