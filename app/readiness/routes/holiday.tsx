import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { HolidayFields } from "~/readiness/components/holiday-fields";
import { ChangeHolidayForm, holidayOfForm, RemoveHolidayForm } from "~/readiness/holiday-form";
import { changeHoliday, findHoliday, removeHoliday } from "~/readiness/holidays.server";
import { catchUp } from "~/readiness/standings.server";
import { Button } from "~/ui/button";
import { FormOutcome } from "~/ui/form-outcome";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "readiness:template");
  const holiday = (await findHoliday(visit.db, args.params.day ?? "")) ?? notFound();
  return { visit, holiday };
}

/** One holiday, to change or to remove. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, holiday } = await open(args);
  const { day, names, source, version } = holiday;
  return {
    title: `${nameIn(names, visit.language)}, ${wordDay(day, visit.language)}`,
    ...{ day, version },
    values: { day, nameVi: names.vi, nameEn: names.en, source },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, holiday } = await open(args);
  const { db, viewer, now, t, today } = visit;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove") {
    const removal = judgeForm(form, RemoveHolidayForm, t);
    if (removal.status !== "success")
      return data({ reply: null, problem: t("form:summary") }, { status: 400 });
    const removed = await removeHoliday(db, viewer, now, holiday.day, removal.value.basedOn);
    if (removed !== "written") return data({ reply: null, problem: t("form:outdated") }, { status: 409 });
    await catchUp(db, { today, now });
    return redirect(`/readiness/holidays?year=${holiday.day.slice(0, 4)}&saved=1`);
  }
  const submission = judgeForm(form, ChangeHolidayForm, t);
  if (submission.status !== "success")
    return data({ reply: submission.reply(), problem: t("form:summary") }, { status: 400 });
  const values = holidayOfForm(submission.value);
  const changed = await changeHoliday(db, viewer, now, holiday.day, submission.value.basedOn, values);
  if (changed === "written") {
    await catchUp(db, { today, now });
    return redirect(`/readiness/holidays?year=${values.day.slice(0, 4)}&saved=1`);
  }
  const fieldErrors: Record<string, string[]> =
    changed === "taken" ? { day: [t("readiness:holidays.taken")] } : {};
  const problem = t(changed === "taken" ? "form:summary" : "form:outdated");
  return data({ reply: submission.reply({ fieldErrors }), problem }, { status: 409 });
}

export default function HolidayPage() {
  const { title, day, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  const here = `/readiness/holidays/${day}`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: `/readiness/holidays?year=${day.slice(0, 4)}`, label: t("holidays.title") }]}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <FormOutcome problem={answer?.problem} done={null} />
        <Card>
          <HolidayFields here={here} version={version} values={values} reply={answer?.reply ?? null} />
        </Card>
        <details>
          <summary className="text-block min-h-11 py-2 font-semibold">{t("holidays.remove")}</summary>
          <p className="mb-2">{t("holidays.remove-question")}</p>
          <Form method="post" action={here}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="basedOn" value={version} />
            <Button look="danger">{t("holidays.remove")}</Button>
          </Form>
        </details>
      </div>
    </>
  );
}
