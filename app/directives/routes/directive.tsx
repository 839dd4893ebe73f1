import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { keepAnswer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { DutyList } from "~/directives/components/duty-list";
import { countDuties } from "~/directives/directive";
import { keyOf, readLive } from "~/directives/live.server";
import { openDirective, wordClause, wordDuty } from "~/directives/open-directive.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, PageHead } from "~/ui/page";
import { bodies } from "~db/reference/bodies";
import { directive1097, plan178 } from "~db/reference/directive-1097";
import { corrections } from "~db/reference/directive-1097-clauses";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A directive clause by clause: its words, what they ask for, of whom, until when, and how far that is. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive } = await openDirective(args);
  keepAnswer(args, visit);
  const { t, language, today, viewer } = visit;
  const isMember = viewer.kind === "user";
  const live = isMember ? await readLive(visit as Visit<SignedIn>, directive) : new Map();
  const isConclusion = directive.slug === directive1097.slug;
  const counts = countDuties(directive, today);
  return {
    slug: directive.slug,
    title: nameIn(directive.title, language),
    lead: t("directives:meta", {
      number: directive.number,
      issuer: nameIn(directive.issuer, language),
      day: wordDay(directive.issuedOn, language),
    }),
    signed: directive.signedBy ? t("directives:signed", { name: directive.signedBy }) : "",
    counts: isMember ? t("directives:counts", { ...counts, day: wordDay(today, language) }) : null,
    opening: directive.opening,
    mayEdit: can(viewer, "directive:edit"),
    clauses: directive.clauses.map((clause) => ({
      number: clause.number,
      label: `${wordClause(clause.number, visit)}. ${nameIn(clause.title, language)}`,
      text: clause.text,
      aboutCongress: clause.aboutCongress,
      asides: isConclusion ? asidesOf(clause.number, visit) : [],
      duties: clause.duties.map((duty) => ({
        ...wordDuty(duty, visit),
        // How the work goes is for those who are signed in; the Conclusion itself is public.
        note: isMember ? (duty.notes.find(({ text }) => text !== "")?.text ?? null) : null,
        links: duty.fulfilledBy.flatMap((each) => live.get(keyOf(each)) ?? []),
      })),
      copies: isConclusion
        ? corrections
            .filter((correction) => correction.clause === clause.number)
            .map(({ copy, read }) => t("directives:copy", { copy, read }))
        : [],
    })),
  };
}

/** What introduces the tasks of section II, and the plan that is cited and whose text is not among the sources. */
function asidesOf(number: string, { t, language }: Visit): string[] {
  if (number !== plan178.citedBy) return [];
  const issuer = bodies.find(({ slug }) => slug === plan178.issuer);
  const plan = t("directives:plan", {
    number: plan178.number,
    day: wordDay(plan178.issuedOn, language),
    issuer: issuer ? nameIn(issuer.names, language) : "",
    purpose: nameIn(plan178.purpose, language),
  });
  return [directive1097.lead, plan];
}

export default function DirectivePage() {
  const { slug, title, lead, signed, counts, opening, mayEdit, clauses } = useLoaderData<typeof loader>();
  const { t } = useTranslation("directives");
  const here = `/directives/${slug}`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/directives", label: t("list.title") }]}
        lead={
          <>
            <p>{[lead, signed].filter((part) => part !== "").join(". ")}.</p>
            {counts ? <p>{counts}</p> : null}
          </>
        }
        actions={
          mayEdit ? (
            <>
              <ButtonLink to={`${here}/progress.docx`} reloadDocument>
                {t("report.download")}
              </ButtonLink>
              <ButtonLink to={`${here}/edit`}>{t("edit.open")}</ButtonLink>
            </>
          ) : null
        }
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
        {opening ? (
          <p lang="vi" className="text-muted break-words whitespace-pre-line">
            {opening}
          </p>
        ) : null}
        {clauses.map((clause) => (
          <Card
            key={clause.number}
            id={clause.number}
            title={clause.label}
            actions={
              <Badge tone={clause.aboutCongress ? "accent" : "neutral"}>
                {t(clause.aboutCongress ? "about-congress" : "other-task")}
              </Badge>
            }
          >
            {clause.asides.map((aside) => (
              <p key={aside} className="text-muted mb-2 text-sm break-words">
                {aside}
              </p>
            ))}
            <DutyList here={here} mayEdit={mayEdit} duties={clause.duties} />
            <details>
              <summary className="text-accent min-h-9 py-1.5 text-sm font-semibold">{t("text")}</summary>
              <blockquote
                lang="vi"
                className="border-line mt-1 border-l-4 pl-3 text-sm break-words whitespace-pre-line"
              >
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
