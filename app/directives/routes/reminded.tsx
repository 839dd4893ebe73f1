import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { RemindedForm } from "~/directives/forms";
import { openDuty, wordDuty } from "~/directives/open-directive.server";
import { committeesNamed, listReminded, setReminded } from "~/directives/reminded.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, PageHead } from "~/ui/page";

/** So many names are told where several committees are meant. */
const mostNamed = 5;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Whose people are reminded of a duty. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive, duty } = await openDuty(args);
  const { db, t, language } = visit;
  const reminded = await listReminded(db, duty.id);
  return {
    title: t("directives:reminded.title"),
    back: { to: `/directives/${directive.slug}/duties/${duty.id}`, label: wordDuty(duty, visit).words },
    reminded: reminded.map(({ id, names }) => ({ id, name: nameIn(names, language) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, directive, duty } = await openDuty(args);
  const { db, viewer, now, t, language } = visit;
  const form = await readForm(args.request);
  const here = `/directives/${directive.slug}/duties/${duty.id}/reminded`;
  const ids = { directiveId: directive.id, dutyId: duty.id };
  if (form.get("intent") === "remove") {
    await setReminded(db, viewer, now, ids, String(form.get("committee") ?? ""), false);
    return redirect(here);
  }
  const submission = judgeForm(form, RemindedForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const [first, ...others] = await committeesNamed(db, submission.value.name);
  if (first && others.length === 0) {
    await setReminded(db, viewer, now, ids, first.id, true);
    return redirect(here);
  }
  const names = [first, ...others].flatMap((each) => (each ? [nameIn(each.names, language)] : []));
  const problem = first
    ? t("directives:reminded.several", { count: names.length, names: names.slice(0, mostNamed).join("; ") })
    : t("directives:reminded.unknown");
  return data({ reply: submission.reply({ fieldErrors: { name: [problem] } }) }, { status: 400 });
}

export default function RemindedPage() {
  const { title, back, reminded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("directives");
  const [form, fields] = useForm<{ name: string }>({
    id: "reminded",
    lastResult: answer?.reply,
    constraint: { name: { required: true } },
  });
  const here = `${back.to}/reminded`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/directives", label: t("list.title") }, back]}
        lead={t("reminded.lead")}
      />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <Card>
          {reminded.length === 0 ? <p className="text-muted">{t("reminded.none")}</p> : null}
          <ul className="divide-line divide-y">
            {reminded.map(({ id, name }) => (
              <li key={id} className="flex items-center justify-between gap-4 py-2">
                <span className="min-w-0 break-words">{name}</span>
                <Form method="post" action={here}>
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="committee" value={id} />
                  <Button aria-label={`${t("reminded.remove")}: ${name}`}>{t("reminded.remove")}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t("reminded.add")}>
          <Form
            key={reminded.length}
            method="post"
            action={here}
            {...getFormProps(form)}
            className="grid gap-4"
          >
            <TextField
              field={fields.name}
              label={t("reminded.name")}
              hint={t("reminded.name-hint")}
              autoComplete="off"
            />
            <div>
              <Button look="primary">{t("reminded.add")}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
