import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { acceptLink, invitedBy } from "~/accounts/accept-link.server";
import { NewPassword } from "~/accounts/components/new-password";
import { email } from "~/accounts/email";
import { bothSame, newPassword } from "~/accounts/password-rules.server";
import { afterFirstStep } from "~/accounts/finish-sign-in.server";
import { attempts } from "~/accounts/rate-limits.server";
import { openVisit } from "~/accounts/request.server";
import { tellOwner } from "~/accounts/tell-owner.server";
import { line } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

const Reset = z.object(newPassword).superRefine(bothSame);
const Invitation = z.object({ name: line(200), ...newPassword }).superRefine(bothSame);
const FirstAdministrator = z
  .object({ name: line(200), email: email(), ...newPassword })
  .superRefine(bothSame);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];
// The address is the secret: no copy of the page stays behind, and no other address hears of it. The bare origin must
// be told (not `no-referrer`), because writes without one are refused.
export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "Referrer-Policy": "strict-origin",
});

export async function loader(args: LoaderFunctionArgs) {
  const { db, now, t } = await openVisit(args);
  const invited = await invitedBy(db, args.params.token ?? "", now);
  if (!invited) {
    const wait = await attempts(db, now).countWrongToken(args.context.address);
    if (wait > 0) throw new Response(null, { status: 429 });
    return data({ title: t("accounts:invitation.over"), invited: null }, { status: 410 });
  }
  const { name, email: known, hasPassword } = invited;
  return data({
    title: t(hasPassword ? "accounts:invitation.reset" : "accounts:invitation.title"),
    invited: { name, email: known, hasPassword },
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = await openVisit(args);
  const { db, now, t, request } = visit;
  const token = args.params.token ?? "";
  const form = await readForm(request);
  const invited = await invitedBy(db, token, now);
  if (!invited) return redirect(`/invitations/${encodeURIComponent(token)}`);
  const schema = invited.hasPassword ? Reset : invited.email === "" ? FirstAdministrator : Invitation;
  const submission = judgeForm(form, schema as typeof FirstAdministrator, t);
  const reply = (fieldErrors?: Record<string, string[]>) =>
    submission.reply({ hideFields: ["password", "again"], ...(fieldErrors && { fieldErrors }) });
  if (submission.status !== "success") return data({ reply: reply() }, { status: 400 });
  const { name = "", email: typed = "", password } = submission.value;
  const accepted = await acceptLink(db, now, token, { name, email: typed, password });
  if (accepted.kind === "used") return redirect(`/invitations/${encodeURIComponent(token)}`);
  if (accepted.kind === "email-taken") {
    return data({ reply: reply({ email: [t("accounts:invitation.email-taken")] }) }, { status: 400 });
  }
  if (invited.hasPassword) await tellOwner(visit, accepted.userId, "password-reset");
  return afterFirstStep(visit, { id: accepted.userId, name: name || invited.name }, "link", "/");
}

export default function InvitationPage() {
  const { title, invited } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  return (
    <div className="mx-auto max-w-md">
      <PageHead title={title} lead={invited ? t("invitation.lead") : undefined} />
      {invited ? <PasswordForm invited={invited} /> : <EmptyState title={t("invitation.over-text")} />}
    </div>
  );
}

function PasswordForm({ invited }: { invited: { name: string; email: string; hasPassword: boolean } }) {
  const { t } = useTranslation("accounts");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<z.input<typeof FirstAdministrator>>({
    id: "invitation",
    lastResult: answer?.reply,
    defaultValue: { name: invited.name },
    constraint: {
      name: { required: true },
      email: { required: true },
      password: { required: true },
      again: { required: true },
    },
  });
  return (
    <Card>
      <Form method="post" reloadDocument {...getFormProps(form)} className="grid gap-4">
        {form.errors ? (
          <Notice tone="block" live>
            {form.errors.join(" ")}
          </Notice>
        ) : null}
        {invited.email ? (
          <p className="text-sm">
            {t("sign-in.email")}: <strong>{invited.email}</strong>
          </p>
        ) : (
          <TextField field={fields.email} type="email" label={t("sign-in.email")} autoComplete="username" />
        )}
        {invited.hasPassword ? null : (
          <TextField field={fields.name} label={t("invitation.name")} autoComplete="name" />
        )}
        <NewPassword fields={fields} />
        {invited.hasPassword ? null : <p className="text-muted text-sm">{t("own-data.consent")}</p>}
        <Button look="primary">{t("invitation.submit")}</Button>
      </Form>
    </Card>
  );
}
