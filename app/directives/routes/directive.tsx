import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound, openVisit } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { Badge, Card, PageHead } from "~/ui/page";
import { bodies } from "~db/reference/bodies";
import { directive1097, plan178 } from "~db/reference/directive-1097";
import { clauses, corrections } from "~db/reference/directive-1097-clauses";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The Conclusion clause by clause: its words, what they demand, of whom, and until when. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  if (args.params.slug !== directive1097.slug) notFound();
  authorise(visit, "directive:view", { isPublic: true });
  const { t, language, today } = visit;
  const names = new Map(bodies.map(({ slug, names: named }) => [slug, nameIn(named, language)]));
  return {
    title: nameIn(directive1097.title, language),
    lead: t("directives:meta", {
      number: directive1097.number,
      issuer: nameIn(directive1097.issuer, language),
      day: wordDay(directive1097.issuedOn, language),
    }),
    signed: t("directives:signed", directive1097.signedBy),
    plan: t("directives:plan", {
      number: plan178.number,
      day: wordDay(plan178.issuedOn, language),
      issuer: names.get(plan178.issuer) ?? "",
      purpose: nameIn(plan178.purpose, language),
    }),
    plansClause: plan178.citedBy,
    opening: directive1097.opening,
    tasks: directive1097.lead,
    clauses: clauses.map((clause) => ({
      number: clause.number,
      label: clause.number.startsWith("end")
        ? t("directives:closing")
        : t("directives:clause", { number: clause.number }),
      title: nameIn(clause.title, language),
      text: clause.text,
      aboutCongress: clause.aboutCongress,
      demands: clause.demands.map(({ code, words }) => ({ code, words: nameIn(words, language) })),
      bodies: clause.bodies.map((slug) => names.get(slug) ?? slug),
      due: clause.dueBefore && t("directives:due", { day: wordDay(clause.dueBefore, language) }),
      overdue:
        clause.dueBefore !== null && today >= clause.dueBefore
          ? t("directives:overdue", { day: wordDay(today, language) })
          : null,
      copies: corrections
        .filter((correction) => correction.clause === clause.number)
        .map(({ copy, read }) => t("directives:copy", { copy, read })),
    })),
  };
}

export default function Directive() {
  const {
    title,
    lead,
    signed,
    opening,
    tasks,
    plan,
    plansClause,
    clauses: all,
  } = useLoaderData<typeof loader>();
  const { t } = useTranslation("directives");
  return (
    <>
      <PageHead title={title} lead={`${lead}. ${signed}.`} />
      <div className="grid max-w-4xl gap-5">
        <p lang="vi" className="text-muted">
          {opening}
        </p>
        {all.map((clause) => (
          <Card
            key={clause.number}
            id={clause.number}
            title={`${clause.label}. ${clause.title}`}
            actions={
              <Badge tone={clause.aboutCongress ? "accent" : "neutral"}>
                {t(clause.aboutCongress ? "about-congress" : "other-task")}
              </Badge>
            }
          >
            {clause.number === "II.1" ? (
              <p lang="vi" className="text-muted mb-3 text-sm">
                {tasks}
              </p>
            ) : null}
            {clause.due ? (
              <p className="mb-2 font-semibold">
                {clause.due} {clause.overdue ? <Badge tone="block">{clause.overdue}</Badge> : null}
              </p>
            ) : null}
            {clause.demands.length > 0 ? (
              <>
                <h3 className="text-sm font-semibold">{t("demands")}</h3>
                <ul className="mt-1 mb-3 list-disc pl-5">
                  {clause.demands.map(({ code, words }) => (
                    <li key={code} className="break-words">
                      {words}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {clause.number === plansClause ? <p className="mb-3 text-sm">{plan}</p> : null}
            <p className="mb-3 text-sm">
              <span className="font-semibold">{t("bodies")}:</span> {clause.bodies.join("; ")}
            </p>
            <details>
              <summary className="text-accent min-h-9 py-1.5 text-sm font-semibold">{t("text")}</summary>
              <blockquote lang="vi" className="border-line mt-1 border-l-4 pl-3 text-sm">
                {clause.text}
              </blockquote>
              {clause.copies.map((copy) => (
                <p key={copy} className="text-muted mt-1 text-sm">
                  {copy}
                </p>
              ))}
            </details>
          </Card>
        ))}
      </div>
    </>
  );
}
