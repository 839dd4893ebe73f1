import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, requireViewer } from "~/accounts/request.server";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  return { title: visit.t("accounts:administration.title") };
}

const parts = [
  { to: "/administration/people", key: "people" },
  { to: "/administration/reference-day", key: "day" },
  { to: "/administration/audit", key: "audit" },
  { to: "/administration/reminders", key: "reminders" },
  { to: "/agenda-rules", key: "rules" },
  { to: "/sample", key: "sample" },
] as const;

export default function Administration() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  return (
    <>
      <PageHead title={title} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {parts.map(({ to, key }) => (
          <li key={to}>
            <Link
              to={to}
              className="border-line bg-surface rounded-card hover:border-accent block h-full border p-4 sm:p-5"
            >
              <span className="text-accent text-lg font-semibold underline underline-offset-4">
                {t(`administration.${key}`)}
              </span>
              <span className="text-muted mt-1 block text-sm">{t(`administration.${key}-text`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
