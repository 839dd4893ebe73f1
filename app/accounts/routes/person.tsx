import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { committeeChoices } from "~/accounts/committee-choices.server";
import { placesOfRoles, settlePlace } from "~/accounts/place-of-role.server";
import { AccountActs } from "~/accounts/components/account-acts";
import { GiveRole, HeldRoles } from "~/accounts/components/person-roles";
import { OneTimeLinkNotice } from "~/accounts/components/one-time-link-notice";
import { findPerson, newLink } from "~/accounts/people.server";
import { actorOf, authorise, notFound, requireViewer } from "~/accounts/request.server";
import { GiveRoleForm } from "~/accounts/role-form";
import { giveRole, setDisabled, takeRole, type RoleChanged } from "~/accounts/roles.server";
import { hasSecondFactor, removeSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { tellOwner } from "~/accounts/tell-owner.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { sendMail } from "~/platform/mail.server";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const { db, t, language } = visit;
  const person = await findPerson(db, args.params.userId ?? "");
  if (!person) notFound();
  return {
    title: person.name || t("accounts:people.unnamed"),
    ...{ id: person.id, email: person.email, isDisabled: person.isDisabled, isErased: person.isErased },
    hasFactor: await hasSecondFactor(db, person.id),
    committees: await committeeChoices(visit, placesOfRoles),
    roles: person.roles.map(({ id, role, committee }) => ({
      id,
      name: t(`accounts:role.${role}`),
      where: committee
        ? (language === "en" && committee.nameEn) || committee.nameVi
        : t("accounts:account.everywhere"),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const { db, viewer, now, t, config } = visit;
  const actor = actorOf(viewer);
  const person = await findPerson(db, args.params.userId ?? "");
  if (!person) notFound();
  const form = await readForm(args.request);
  const here = `/administration/people/${person.id}`;
  const answer = (changed: RoleChanged) =>
    changed === "last-administrator"
      ? data({ problem: t("accounts:people.last-administrator") }, { status: 409 })
      : redirect(here);
  switch (form.get("intent")) {
    case "link": {
      const path = await newLink(db, actor, now, person.id);
      if (path) {
        await sendMail(visit, {
          to: person.email,
          subject: t("accounts:mail.subject"),
          text: t("accounts:mail.text", { name: person.name, url: config.baseUrl + path }),
        });
      }
      return path ? data({ link: { name: person.name, url: config.baseUrl + path } }) : redirect(here);
    }
    case "disable":
      return answer(await setDisabled(db, actor, now, person.id, true));
    case "enable":
      return answer(await setDisabled(db, actor, now, person.id, false));
    case "forget-factor":
      if (await hasSecondFactor(db, person.id)) await tellOwner(visit, person.id, "second-factor-removed");
      await removeSecondFactor(db, actor, now, person.id);
      return redirect(here);
    case "take":
      return answer(await takeRole(db, actor, now, person.id, String(form.get("held"))));
    case "give": {
      const problem = await settlePlace(visit, form);
      const submission = judgeForm(form, GiveRoleForm, t);
      if (problem !== null) {
        const reply = submission.reply({ fieldErrors: { committee: [problem] } });
        return data({ reply }, { status: 400 });
      }
      if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
      const { role, committee } = submission.value;
      return answer(await giveRole(db, actor, now, person.id, role, committee ?? null));
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function PersonPage() {
  const {
    title,
    id,
    email,
    isDisabled,
    isErased,
    hasFactor,
    roles: held,
    committees,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const here = `/administration/people/${id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={email}
        trail={[
          { to: "/administration", label: t("administration.title") },
          { to: "/administration/people", label: t("administration.people") },
        ]}
      />
      <div className="grid max-w-3xl gap-6">
        {answer && "link" in answer ? (
          <OneTimeLinkNotice {...(answer.link as { name: string; url: string })} />
        ) : null}
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {String(answer.problem)}
          </Notice>
        ) : null}
        {isErased ? (
          <Notice tone="neutral">{t("erase.done")}</Notice>
        ) : (
          <>
            <Card title={t("people.role")}>
              <HeldRoles action={here} held={held} />
              <GiveRole
                action={here}
                committees={committees}
                reply={answer && "reply" in answer ? answer.reply : undefined}
              />
            </Card>
            <AccountActs here={here} isDisabled={isDisabled} hasFactor={hasFactor} />
          </>
        )}
      </div>
    </>
  );
}
