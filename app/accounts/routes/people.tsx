import { getFormProps, useForm } from "@conform-to/react";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { committeeChoices } from "~/accounts/committee-choices.server";
import { placesOfRoles, settlePlace } from "~/accounts/place-of-role.server";
import { OneTimeLinkNotice } from "~/accounts/components/one-time-link-notice";
import { RoleFields } from "~/accounts/components/role-fields";
import { inCommon } from "~/accounts/common.server";
import { PeopleSearch } from "~/accounts/components/people-search";
import { peopleInOrder, peopleOnPage } from "~/accounts/people-page.server";
import { invite } from "~/accounts/people.server";
import { actorOf, authorise, keepAnswer, requireViewer } from "~/accounts/request.server";
import { InviteForm } from "~/accounts/role-form";
import { roles } from "~/accounts/viewer";
import { judgeForm, readForm } from "~/platform/forms.server";
import { sendMail } from "~/platform/mail.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  keepAnswer(args, visit);
  const { db, t, language } = visit;
  const everybody = await inCommon(args, visit, "people in order", null, peopleInOrder);
  const search = new URL(args.request.url).searchParams;
  const { people, ...found } = await peopleOnPage(db, everybody, search);
  return {
    ...found,
    title: t("accounts:administration.people"),
    committees: await committeeChoices(visit, placesOfRoles),
    people: people.map(({ id, name, email, isDisabled, isErased, hasPassword, roles: held }) => ({
      ...{ id, email },
      name: name || t("accounts:people.unnamed"),
      state: isDisabled ? ("disabled" as const) : hasPassword ? ("active" as const) : ("invited" as const),
      isErased,
      roles: held.map(({ role, committee }) =>
        t("accounts:account.role-line", {
          role: t(`accounts:role.${role}`),
          where: committee
            ? (language === "en" && committee.nameEn) || committee.nameVi
            : t("accounts:account.everywhere"),
        }),
      ),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const { db, viewer, now, t, config } = visit;
  const form = await readForm(args.request);
  const problem = await settlePlace(visit, form);
  const submission = judgeForm(form, InviteForm, t);
  if (problem !== null) {
    return data({ reply: submission.reply({ fieldErrors: { committee: [problem] } }) }, { status: 400 });
  }
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { email, name, role, committee } = submission.value;
  const invited = await invite(db, actorOf(viewer), now, {
    email,
    name,
    role,
    committeeId: committee ?? null,
  });
  if (invited.kind === "email-taken") {
    const reply = submission.reply({ fieldErrors: { email: [t("accounts:invitation.email-taken")] } });
    return data({ reply }, { status: 400 });
  }
  await sendMail(visit, {
    to: email,
    subject: t("accounts:mail.subject"),
    text: t("accounts:mail.text", { name, url: config.baseUrl + invited.path }),
  });
  return data({
    reply: submission.reply({ resetForm: true }),
    link: { name, url: config.baseUrl + invited.path },
  });
}

export default function People() {
  const { title, people, name: typed, all, turns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const tones = { active: "good", invited: "warn", disabled: "neutral" } as const;
  return (
    <>
      <PageHead title={title} trail={[{ to: "/administration", label: t("administration.title") }]} />
      <div className="grid gap-6">
        {answer && "link" in answer ? (
          <OneTimeLinkNotice {...(answer.link as { name: string; url: string })} />
        ) : null}
        <PeopleSearch name={typed} found={turns.found} all={all} />
        {people.length === 0 ? (
          <EmptyState title={t("people.not-found")}>{t("people.not-found-text")}</EmptyState>
        ) : (
          <Card>
            <ul className="divide-line divide-y">
              {people.map(({ id, name, email, state, isErased, roles: held }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                  <div className="min-w-0">
                    <p className="font-semibold break-words">
                      {name}{" "}
                      <Badge tone={tones[state]}>{t(isErased ? "erase.badge" : `people.${state}`)}</Badge>
                    </p>
                    <p className="text-muted text-sm break-all">{email}</p>
                    <p className="text-sm break-words">{held.join("; ")}</p>
                  </div>
                  <Link
                    to={`/administration/people/${id}`}
                    aria-label={t("people.manage-label", { name })}
                    className="text-accent inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
                  >
                    {t("people.manage")}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Pages {...turns} />
        <Card title={t("people.invite")}>
          <Invite />
        </Card>
      </div>
    </>
  );
}

function Invite() {
  const { committees } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<z.input<typeof InviteForm>>({
    id: "invite",
    lastResult: answer?.reply,
    defaultValue: { role: "organiser" },
    constraint: { email: { required: true }, name: { required: true }, role: { required: true } },
  });
  return (
    <Form
      method="post"
      action="/administration/people"
      {...getFormProps(form)}
      className="grid gap-4 sm:grid-cols-2"
    >
      <TextField field={fields.name} label={t("people.name")} />
      <TextField field={fields.email} type="email" label={t("sign-in.email")} />
      <RoleFields fields={fields} committees={committees} reply={answer?.reply} />
      <ul className="text-muted grid gap-1 text-sm sm:col-span-2">
        {roles.map((role) => (
          <li key={role}>
            <strong>{t(`role.${role}`)}</strong>: {t(`role-text.${role}`)}
          </li>
        ))}
      </ul>
      <div className="sm:col-span-2">
        <Button look="primary">{t("people.submit")}</Button>
      </div>
    </Form>
  );
}
