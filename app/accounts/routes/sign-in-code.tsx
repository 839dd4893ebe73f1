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
import { z } from "zod";
import { begunBy, begunCookie } from "~/accounts/begun-sign-ins.server";
import { takeCode } from "~/accounts/finish-sign-in.server";
import { openVisit } from "~/accounts/request.server";
import { safeReturn } from "~/accounts/safe-return";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, PageHead } from "~/ui/page";

const EnterCode = z.object({ code: z.string().trim().max(100) });

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
  const submission = judgeForm(await readForm(args.request), EnterCode, visit.t);
  const refuse = (status: number, message?: string) =>
    data(
      {
        reply: submission.reply({
          hideFields: ["code"],
          ...(message && { fieldErrors: { code: [message] } }),
        }),
      },
      { status },
    );
  if (submission.status !== "success") return refuse(400);
  const { code } = submission.value;
  const answer = await takeCode(visit, begun, { code, to }, args.context.address);
  if (answer.kind === "ok") return answer.answer;
  if (answer.kind === "wrong") return refuse(400, visit.t("accounts:second-factor.code-wrong"));
  return refuse(429, visit.t("accounts:sign-in.too-many", { minutes: answer.minutes }));
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
