import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { begunBy, begunCookie } from "~/accounts/begun-sign-ins.server";
import { takeCode } from "~/accounts/finish-sign-in.server";
import { openVisit } from "~/accounts/request.server";
import { safeReturn } from "~/accounts/safe-return";
import { EnterCode } from "~/accounts/second-factor/enter-code";
import { secondFactorOf, trySecretForm } from "~/accounts/try-secret.server";
import { readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Who has begun to sign in, otherwise back to the beginning. */
async function openBegun(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await openVisit(args);
  const token: unknown = await begunCookie(visit.config.secure).parse(args.request.headers.get("Cookie"));
  const begun = await begunBy(visit.db, token, visit.now);
  const to = safeReturn(new URL(args.request.url).searchParams.get("to"));
  if (!begun) throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
  return { visit, begun: { ...begun, token: String(token) }, to };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, to } = await openBegun(args);
  return { title: visit.t("accounts:second-factor.sign-in-title"), to };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, begun, to } = await openBegun(args);
  const tried = await trySecretForm(
    visit,
    await readForm(args.request),
    {
      ...{ schema: EnterCode, field: "code", wrong: visit.t("accounts:second-factor.code-wrong") },
      ...{ account: secondFactorOf(begun.id), address: args.context.address },
    },
    ({ code }) => takeCode(visit, begun, code, to),
  );
  if (tried.kind === "right") return tried.right;
  return data({ reply: tried.reply }, { status: tried.status });
}

export default function SignInCodePage() {
  const { title, to } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<z.input<typeof EnterCode>>({
    id: "sign-in-code",
    lastResult: answer?.reply,
    constraint: { code: { required: true } },
  });
  const search = `?to=${encodeURIComponent(to)}`;
  return (
    <div className="mx-auto max-w-md">
      <PageHead title={title} lead={t("second-factor.sign-in-lead")} />
      <Card>
        <Form
          method="post"
          action={`/sign-in/code${search}`}
          reloadDocument
          {...getFormProps(form)}
          className="grid gap-4"
        >
          <TextField
            field={fields.code}
            label={t("second-factor.sign-in-code")}
            autoComplete="one-time-code"
          />
          <Button look="primary">{t("sign-in.submit")}</Button>
        </Form>
      </Card>
      <p className="text-muted mt-4 text-sm">{t("second-factor.sign-in-lost")}</p>
      <p className="mt-2 text-sm">
        <Link to={`/sign-in${search}`} className="text-accent underline underline-offset-4">
          {t("second-factor.start-again")}
        </Link>
      </p>
    </div>
  );
}
