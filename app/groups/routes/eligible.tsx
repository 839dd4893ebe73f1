import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DivisionPage } from "~/groups/components/division-page";
import { EligibleFilter } from "~/groups/components/eligible-filter";
import { answerDivision } from "~/groups/desk/answer.server";
import { EligibleForm, eligibleAfter } from "~/groups/desk/eligible-form";
import { eligibleQuestion, eligibleView, matching } from "~/groups/desk/eligible-page.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { saveDivision } from "~/groups/desk/save-division.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division } = desk;
  return {
    title: visit.t("groups:eligible.title"),
    slug: congress.slug,
    division: { id: division.id, name: division.name },
    revision: division.revision.number,
    ...eligibleView(desk, eligibleQuestion(new URL(args.request.url).searchParams)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const submission = judgeForm(await readForm(args.request), EligibleForm, visit.t);
  if (submission.status !== "success") return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  const asked = submission.value;
  const question = new URL(args.request.url).searchParams;
  const all = matching(desk, eligibleQuestion(question)).map(({ id }) => id);
  const eligible = eligibleAfter(division.revision.content.setup, asked, all);
  const saved = await saveDivision(where, division.id, asked.basedOn, { do: "set-eligible", ...eligible });
  return answerDivision(
    desk,
    saved,
    `/congresses/${congress.slug}/groups/${division.id}/eligible?${question}`,
  );
}

export default function Eligible() {
  const { title, slug, division, revision, people, counts, page, pages, query, ...filter } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["groups", "common"]);
  const groups = `/congresses/${slug}/groups`;
  const base = `${groups}/${division.id}`;
  const turn = (to: number) => `${base}/eligible?${new URLSearchParams({ ...query, page: String(to) })}`;
  return (
    <DivisionPage
      {...{ slug, division, answer }}
      title={title}
      lead={t("eligible.lead", counts)}
      below={[{ to: `${base}/setup`, label: t("division.setup") }]}
    >
      <EligibleFilter action={`${base}/eligible`} query={query} {...filter} />
      {people.length === 0 ? (
        <EmptyState title={t("delegates.none-match")} />
      ) : (
        <Form method="post" action={turn(page)} key={`${revision} ${JSON.stringify(query)} ${page}`}>
          <input type="hidden" name="basedOn" value={revision} />
          <input type="hidden" name="shown" value={people.map(({ id }) => id).join(" ")} />
          <div className="mb-3 flex flex-wrap gap-2">
            <Button look="primary" name="intent" value="save">
              {t("common:save")}
            </Button>
            {(["leaders", "secretaries"] as const).map((list) => (
              <Button key={list} name="intent" value={`all-${list}`}>
                {t(`eligible.all-${list}`, { count: counts.matching })}
              </Button>
            ))}
            <Button name="intent" value="none">
              {t("eligible.none", { count: counts.matching })}
            </Button>
          </div>
          <div className="border-line bg-surface rounded-card overflow-x-auto border">
            <table className="w-full text-left text-sm">
              <thead className="bg-sunken">
                <tr>
                  {[t("delegate.name"), t("duty.leader"), t("duty.secretary")].map((column) => (
                    <th key={column} scope="col" className="px-3 py-2 font-semibold">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-line divide-y">
                {people.map((person) => (
                  <tr key={person.id}>
                    <th scope="row" className="px-3 py-1.5 font-medium break-words">
                      {person.name}
                      <span className="text-muted block text-xs font-normal">
                        {[person.code, person.unit].filter(Boolean).join(" · ")}
                      </span>
                    </th>
                    {(["leader", "secretary"] as const).map((duty) => (
                      <td key={duty} className="px-3">
                        <label className="flex size-11 items-center justify-center">
                          <input
                            type="checkbox"
                            name={duty}
                            value={person.id}
                            defaultChecked={person[duty]}
                            aria-label={`${t(`duty.${duty}`)}: ${person.name}`}
                            className="accent-accent size-5"
                          />
                        </label>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Form>
      )}
      {pages > 1 ? (
        <nav
          aria-label={t("common:pages.page", { page, pages })}
          className="flex flex-wrap items-center gap-3"
        >
          {page > 1 ? <ButtonLink to={turn(page - 1)}>{t("common:pages.previous")}</ButtonLink> : null}
          <span className="text-sm">{t("common:pages.page", { page, pages })}</span>
          {page < pages ? <ButtonLink to={turn(page + 1)}>{t("common:pages.next")}</ButtonLink> : null}
        </nav>
      ) : null}
    </DivisionPage>
  );
}
