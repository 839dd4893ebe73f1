import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { nameIn } from "~/platform/vietnamese";
import { accessDay } from "~/survey/open-plan.server";
import { countSteps, listPlans } from "~/survey/plans.server";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The plans that the viewer owns or was granted by name; an empty list to everybody else. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, language, now } = await requireViewer(args);
  const plans = await listPlans(db, viewer, accessDay(now));
  const counts = await countSteps(
    db,
    plans.map(({ plan }) => plan.id),
  );
  return {
    title: t("survey:list.title"),
    mayOpen: canSomewhere(viewer, "survey:open-plan"),
    lines: plans.map(({ plan, held }) => ({
      id: plan.id,
      title: t("survey:plan.title", { number: plan.number }),
      congress: nameIn(plan.congress.title, language),
      progress: t("survey:list.progress", counts.get(plan.id) ?? { count: 0, done: 0 }),
      isArchived: plan.isArchived,
      isOwner: held.has("own"),
    })),
  };
}

export default function SurveysPage() {
  const { title, mayOpen, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("survey");
  const add = mayOpen ? (
    <ButtonLink look="primary" to="/surveys/new">
      {t("list.new")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHead title={title} lead={t("list.lead")} actions={lines.length > 0 ? add : null} />
      {lines.length === 0 ? (
        <EmptyState title={t("list.empty")} action={add}>
          {t("list.empty-text")}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-line divide-y">
            {lines.map((line) => (
              <li key={line.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <Link
                    to={`/surveys/${line.id}`}
                    className="text-accent inline-block py-0.5 font-semibold break-words underline underline-offset-4"
                  >
                    {line.title}
                  </Link>
                  <p className="text-muted text-sm break-words">{line.congress}</p>
                  <p className="text-muted text-sm">{line.progress}</p>
                </div>
                <Badge tone={line.isArchived ? "neutral" : "accent"}>
                  {t(line.isArchived ? "list.archived" : line.isOwner ? "list.owner" : "list.until")}
                </Badge>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
