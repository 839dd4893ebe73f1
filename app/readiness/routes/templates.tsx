import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, requireViewer } from "~/accounts/request.server";
import { nameIn } from "~/platform/vietnamese";
import { listTemplates } from "~/readiness/templates.server";
import { Badge, Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** All templates of checklists. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "readiness:template");
  const { db, t, language } = visit;
  const templates = (await listTemplates(db)).map(({ slug, names, level, latest }) => ({
    slug,
    name: nameIn(names, language),
    level: t(level === null ? "readiness:templates.all-levels" : `readiness:templates.agenda-level.${level}`),
    latest,
  }));
  return { title: t("readiness:templates.title"), templates };
}

export default function TemplatesPage() {
  const { title, templates } = useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/readiness", label: t("matrix.title") }]}
        lead={t("templates.lead")}
      />
      <Card>
        <ul className="divide-line divide-y">
          {templates.map(({ slug, name, level, latest }) => (
            <li key={slug} className="flex flex-wrap items-center justify-between gap-2 py-3">
              <Link
                to={`/readiness/templates/${slug}`}
                className="text-accent min-w-0 py-1 font-semibold break-words underline underline-offset-4"
              >
                {name}
              </Link>
              <p className="flex flex-wrap gap-2">
                <Badge>{level}</Badge>
                <Badge tone="accent">{t("templates.versions", { version: latest })}</Badge>
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
