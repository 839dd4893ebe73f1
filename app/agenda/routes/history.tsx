import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { revisionNumber } from "~/platform/fields";
import { notFound } from "~/accounts/request.server";
import { findRevision, listRevisions } from "~/agenda/agendas.server";
import { compare } from "~/agenda/compare";
import { Programme } from "~/agenda/components/programme";
import { SideBySide } from "~/agenda/components/side-by-side";
import { openEditableCongress } from "~/agenda/open-agenda.server";
import { answerSaved, performRestore } from "~/agenda/perform.server";
import { programmeOf } from "~/agenda/programme";
import { listPublications } from "~/agenda/publications.server";
import { wordSummary } from "~/agenda/words";
import { wordInstant } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card, Notice, PageHead } from "~/ui/page";

const Restore = z.object({ basedOn: revisionNumber(), revision: revisionNumber() });
const pageLength = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openEditableCongress(args);
  const { db, t, language } = visit;
  const search = new URL(args.request.url).searchParams;
  const number = (name: string) => {
    const value = Number(search.get(name));
    return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
  };
  const [newest] = await listRevisions(db, congress.id, { limit: 1 });
  if (!newest) notFound();
  const before = number("before") ?? newest.number + 1;
  const heads = await listRevisions(db, congress.id, { before, limit: pageLength });
  const published = new Map(
    (await listPublications(db, congress.id)).map(({ revision, version }) => [revision, version]),
  );
  const read = async (name: string) => {
    const asked = number(name);
    return asked === null ? null : findRevision(db, congress.id, asked);
  };
  const [from, to, looked] = [await read("from"), await read("to"), await read("look")];
  return {
    title: t("agenda:history.title"),
    slug: congress.slug,
    latest: newest.number,
    revisions: heads.map((head) => ({
      number: head.number,
      summary: wordSummary(head.summary, { t, language }),
      author: head.authorName,
      at: wordInstant(head.at, language, congress.timezone),
      version: published.get(head.number) ?? null,
    })),
    older: heads.length === pageLength ? (heads.at(-1)?.number ?? null) : null,
    differences:
      from && to
        ? {
            from: from.number,
            to: to.number,
            changes: compare(from.agenda, to.agenda, { withInternal: true }),
          }
        : null,
    looked: looked && { number: looked.number, days: programmeOf(looked.agenda) },
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openEditableCongress(args);
  const submission = judgeForm(await readForm(args.request), Restore, desk.visit.t);
  if (submission.status !== "success") {
    return data({ problem: desk.visit.t("form:unreadable") }, { status: 400 });
  }
  const { basedOn, revision } = submission.value;
  const saved = await performRestore(desk, basedOn, revision);
  return answerSaved(saved, desk.visit, `/congresses/${desk.congress.slug}/agenda/edit`);
}

export default function AgendaHistory() {
  const { title, slug, latest, revisions, older, differences, looked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const here = `/congresses/${slug}/agenda/history`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: `/congresses/${slug}/agenda/edit`, label: t("edit.title") }]}
        lead={t("history.lead")}
      />
      <div className="grid gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        {differences ? (
          <Card title={t("history.differences", differences)}>
            {differences.changes.length === 0 ? (
              <p className="text-muted">{t("history.same")}</p>
            ) : (
              <SideBySide changes={differences.changes} title={t("history.differences", differences)} />
            )}
          </Card>
        ) : null}
        {looked ? (
          <Card
            title={t("history.looking-at", { revision: looked.number })}
            actions={
              looked.number === latest ? null : (
                <Form method="post" action={here}>
                  <input type="hidden" name="basedOn" value={latest} />
                  <Button name="revision" value={looked.number} look="primary">
                    {t("history.restore")}
                  </Button>
                </Form>
              )
            }
          >
            <Programme days={looked.days} />
          </Card>
        ) : null}
        <form method="get" action={here} className="min-w-0">
          <div className="border-line bg-surface rounded-card overflow-x-auto border">
            <table className="w-full min-w-[40rem] text-left text-sm">
              <thead className="bg-sunken">
                <tr>
                  {(["from", "to", "revision", "what", "who", "when"] as const).map((column) => (
                    <th key={column} scope="col" className="px-3 py-2 font-semibold">
                      {t(`history.${column}`)}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody className="divide-line divide-y">
                {revisions.map((revision, index) => (
                  <tr key={revision.number}>
                    {(["from", "to"] as const).map((name) => (
                      <td key={name} className="px-3 py-2">
                        <input
                          type="radio"
                          name={name}
                          value={revision.number}
                          aria-label={`${t(`history.${name}`)} ${revision.number}`}
                          defaultChecked={index === (name === "from" ? 1 : 0)}
                          className="accent-accent size-5"
                        />
                      </td>
                    ))}
                    <td className="px-3 py-2 tabular-nums">
                      {revision.number}{" "}
                      {revision.number === latest ? (
                        <Badge tone="accent">{t("history.current")}</Badge>
                      ) : null}
                    </td>
                    <td className="max-w-md px-3 py-2 break-words">
                      {revision.summary}{" "}
                      {revision.version === null ? null : (
                        <Badge tone="good">{t("history.published", { version: revision.version })}</Badge>
                      )}
                    </td>
                    <td className="px-3 py-2 break-words">{revision.author}</td>
                    <td className="px-3 py-2 whitespace-nowrap tabular-nums">{revision.at}</td>
                    <td className="px-3 py-2">
                      <Link
                        to={`${here}?look=${revision.number}`}
                        className="text-accent inline-flex min-h-8 items-center underline underline-offset-4"
                        aria-label={`${t("history.look")} ${revision.number}`}
                      >
                        {t("history.look")}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="mt-4 flex flex-wrap gap-2">
            {revisions.length > 1 ? <Button>{t("history.compare-two")}</Button> : null}
            {older === null ? null : (
              <ButtonLink to={`${here}?before=${older}`}>{t("history.older")}</ButtonLink>
            )}
          </div>
        </form>
      </div>
    </>
  );
}
