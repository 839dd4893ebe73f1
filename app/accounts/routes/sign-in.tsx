import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { afterFirstStep } from "~/accounts/finish-sign-in.server";
import { openVisit } from "~/accounts/request.server";
import { signIn } from "~/accounts/sign-in.server";
import { safeReturn } from "~/accounts/safe-return";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";
import { PasswordField } from "~/ui/password-field";

const SignIn = z.object({
  email: z.string().max(254),
  password: z.string().max(1000),
});

/** Why signing in by the office's own service came to nothing. */
const openIdProblems = ["unreachable", "unknown", "refused"] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, t, request, config } = await openVisit(args);
  const search = new URL(request.url).searchParams;
  if (viewer.kind === "user") throw redirect(safeReturn(search.get("to")));
  const problem = openIdProblems.find((each) => each === search.get("openid"));
  return {
    title: t("accounts:sign-in.title"),
    service: config.openId?.name ?? null,
    problem: problem ? t(`accounts:sign-in.openid-${problem}`) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await openVisit(args);
  const form = await readForm(args.request);
  const submission = judgeForm(form, SignIn, visit.t);
  // The password is never sent back.
  const reply = (formErrors?: string[]) =>
    submission.reply({ hideFields: ["password"], ...(formErrors && { formErrors }) });
  if (submission.status !== "success") return data({ reply: reply() }, { status: 400 });

  const answer = await signIn(visit, submission.value, args.context.address);
  if (answer.kind === "wrong")
    return data({ reply: reply([visit.t("accounts:sign-in.wrong")]) }, { status: 400 });
  if (answer.kind === "too-many") {
    return data(
      { reply: reply([visit.t("accounts:sign-in.too-many", { minutes: answer.minutes })]) },
      { status: 429 },
    );
  }

  const to = safeReturn(new URL(args.request.url).searchParams.get("to"));
  return afterFirstStep(visit, answer.person, "password", to);
}

export default function SignInPage() {
  const { t } = useTranslation("accounts");
  const { service, problem } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const [form, fields] = useForm<z.input<typeof SignIn>>({
    id: "sign-in",
    lastResult: answer?.reply,
    constraint: getZodConstraint(SignIn),
  });
  const to = search.get("to");
  return (
    <div className="mx-auto max-w-md">
      <PageHead title={t("sign-in.title")} />
      {problem ? (
        <div className="mb-4">
          <Notice tone="block" live>
            {problem}
          </Notice>
        </div>
      ) : null}
      {service ? (
        <div className="mb-4">
          <ButtonLink
            to={`/sign-in/openid${to ? `?to=${encodeURIComponent(to)}` : ""}`}
            reloadDocument
            className="w-full"
          >
            {t("sign-in.openid", { service })}
          </ButtonLink>
        </div>
      ) : null}
      <Card>
        <Form
          method="post"
          action={to ? `/sign-in?to=${encodeURIComponent(to)}` : "/sign-in"}
          reloadDocument
          {...getFormProps(form)}
          className="grid gap-4"
        >
          {form.errors ? (
            <Notice tone="block" live>
              {form.errors.join(" ")}
            </Notice>
          ) : null}
          <TextField field={fields.email} type="email" label={t("sign-in.email")} autoComplete="username" />
          <PasswordField
            field={fields.password}
            label={t("sign-in.password")}
            autoComplete="current-password"
          />
          <Button look="primary">{t("sign-in.submit")}</Button>
        </Form>
      </Card>
      <p className="text-muted mt-4 text-sm">{t("sign-in.forgotten")}</p>
    </div>
  );
}
