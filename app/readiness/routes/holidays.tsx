import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { authorise, keepAnswer, requireViewer } from "~/accounts/request.server";
import { wordDay, wordWeekday } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { Behind } from "~/readiness/components/behind";
import { HolidayFields } from "~/readiness/components/holiday-fields";
import { YearLinks } from "~/readiness/components/year-links";
import { HolidayForm, holidayOfForm, yearOf } from "~/readiness/holiday-form";
import { addHoliday, holidayYears, listHolidays } from "~/readiness/holidays.server";
import { isFree } from "~/readiness/due";
import { catchUp, countBehind } from "~/readiness/standings.server";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";
import { FormOutcome } from "~/ui/form-outcome";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const none: ReadonlySet<string> = new Set();

/** The holidays of a year: nothing falls due on them. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  const { db, viewer, t, language, today, now } = visit;
  const search = new URL(args.request.url).searchParams;
  const year = yearOf(search.get("year"), today);
  const known = await holidayYears(db);
  const others = [
    String(Number(year) - 1),
    year,
    String(Number(year) + 1),
    ...known.map((each) => each.year),
  ];
  const holidays = await listHolidays(db, year);
  return {
    title: t("readiness:holidays.title"),
    year,
    years: [...new Set(others)].filter((each) => yearOf(each, today) === each).sort(),
    mayEdit: can(viewer, "readiness:template"),
    saved: search.has("saved"),
    behind: await countBehind(db, { today, now }),
    holidays: holidays.map(({ day, names, source }) => ({
      ...{ day, source, name: nameIn(names, language) },
      words: `${wordWeekday(day, language)}, ${wordDay(day, language)}`,
      isWeekend: isFree(day, none),
    })),
    // What was typed last is the best guess at the source of the next one.
    values: { day: "", source: holidays.at(-1)?.source ?? "" },
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "readiness:template");
  const { db, viewer, now, t, today } = visit;
  const submission = judgeForm(await readForm(args.request), HolidayForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const added = await addHoliday(db, viewer, now, holidayOfForm(submission.value));
  if (added !== "written") {
    const fieldErrors = { day: [t("readiness:holidays.taken")] };
    return data({ reply: submission.reply({ fieldErrors }) }, { status: 409 });
  }
  // Who enters it waits, not who looks at a checklist next; in a large workspace the job does it.
  await catchUp(db, { today, now });
  return redirect(`/readiness/holidays?year=${submission.value.day.slice(0, 4)}&saved=1`);
}

export default function HolidaysPage() {
  const { title, year, years, mayEdit, saved, behind, holidays, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead
        title={`${title} ${year}`}
        trail={[{ to: "/readiness", label: t("matrix.title") }]}
        lead={t("holidays.lead")}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <FormOutcome
          problem={answer ? t("holidays.refused") : null}
          done={saved ? t(behind > 0 ? "holidays.saved-only" : "holidays.saved") : null}
        />
        <Behind count={behind} />
        <YearLinks year={year} years={years} />
        {holidays.length === 0 ? (
          <EmptyState title={t("holidays.empty", { year })}>{t("holidays.empty-text")}</EmptyState>
        ) : (
          <Card>
            <ul className="divide-line divide-y">
              {holidays.map(({ day, words, name, source, isWeekend }) => (
                <li key={day} className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[13rem_minmax(0,1fr)_auto]">
                  <span className="font-semibold">{words}</span>
                  <span className="min-w-0">
                    <span className="block break-words">{name}</span>
                    <span className="text-muted block text-sm break-words">{source}</span>
                    {isWeekend ? <Badge>{t("holidays.weekend")}</Badge> : null}
                  </span>
                  {mayEdit ? (
                    <Link
                      to={`/readiness/holidays/${day}`}
                      aria-label={`${t("holidays.edit")}: ${name}, ${words}`}
                      className="no-print text-accent py-1 text-sm font-semibold underline underline-offset-4"
                    >
                      {t("holidays.edit")}
                    </Link>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {mayEdit ? (
          <Card title={t("holidays.add")}>
            <HolidayFields
              key={`${year} ${holidays.length}`}
              here={`/readiness/holidays?year=${year}`}
              version={null}
              values={values}
              reply={answer?.reply ?? null}
            />
          </Card>
        ) : null}
      </div>
    </>
  );
}
