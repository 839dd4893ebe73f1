import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { authorise, openVisit } from "~/accounts/request.server";
import { listDirectives } from "~/directives/directives.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** All conclusions, plans and directives that are followed up. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  authorise(visit, "directive:view", { isPublic: true });
  const { db, viewer, t, language } = visit;
  return {
    title: t("directives:list.title"),
    mayEdit: can(viewer, "directive:edit"),
    directives: (await listDirectives(db)).map((directive) => ({
      slug: directive.slug,
      title: nameIn(directive.title, language),
      about: t("directives:meta", {
        number: directive.number,
        issuer: nameIn(directive.issuer, language),
        day: wordDay(directive.issuedOn, language),
      }),
    })),
  };
}

export default function DirectivesPage() {
  const { title, mayEdit, directives } = useLoaderData<typeof loader>();
  const { t } = useTranslation("directives");
  return (
    <>
      <PageHead
        title={title}
        lead={t("list.lead")}
        actions={mayEdit ? <ButtonLink to="/directives/new">{t("list.new")}</ButtonLink> : null}
      />
      <Card>
        <ul className="divide-line divide-y">
          {directives.map(({ slug, title: name, about }) => (
            <li key={slug} className="py-3">
              <Link
                to={`/directives/${slug}`}
                className="text-accent inline-block py-1 font-semibold break-words underline underline-offset-4"
              >
                {name}
              </Link>
              <p className="text-muted text-sm break-words">{about}</p>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
