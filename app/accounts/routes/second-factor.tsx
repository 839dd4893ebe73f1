import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FactorForm } from "~/accounts/components/factor-form";
import { RecoveryCodes } from "~/accounts/components/recovery-codes";
import { ScanSecret } from "~/accounts/components/scan-secret";
import { requireViewer } from "~/accounts/request.server";
import { addressOf } from "~/accounts/second-factor/codes.server";
import { mustHaveSecondFactor } from "~/accounts/second-factor/duty";
import { answerForm, intents, type Intent } from "~/accounts/second-factor/page.server";
import { findSecondFactor } from "~/accounts/second-factor/second-factors.server";
import { sessionCookie } from "~/accounts/sessions.server";
import { wordInstant } from "~/platform/days";
import { readForm } from "~/platform/forms.server";
import { qrCodeOf } from "~/platform/qr-code.server";
import { workspaceZone } from "~/platform/settings.server";
import { Card, Notice, PageHead } from "~/ui/page";

const fewCodes = 3;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];
// Secrets stand on the page.
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, config, t, language } = await requireViewer(args);
  const { since, nextSecret, recoveryCodesLeft } = await findSecondFactor(
    db,
    config.sessionSecret,
    viewer.id,
  );
  const { password_hash: password } = await db("users").where({ id: viewer.id }).first("password_hash");
  return data(
    {
      title: t("accounts:second-factor.title"),
      account: t("accounts:account.title"),
      since: since && wordInstant(since, language, workspaceZone),
      scan: nextSecret && { secret: nextSecret, code: qrCodeOf(addressOf(nextSecret, viewer.email)) },
      codesLeft: recoveryCodesLeft,
      isRequired: mustHaveSecondFactor(viewer.grants),
      hasPassword: password !== null,
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const form = await readForm(args.request);
  const intent = intents.find((each): each is Intent => each === form.get("intent"));
  if (!intent) throw new Response(null, { status: 400 });
  const answer = await answerForm(visit, form, intent, args.context.address);
  if (answer.kind === "refused") return data(answer, { status: answer.status });
  const { session, ...shown } = answer;
  const cookie = session && (await sessionCookie(visit.config.secure).serialize(session));
  const more = { ...(cookie && { headers: { "Set-Cookie": cookie } }) };
  return shown.kind === "done" ? redirect("/account/second-factor", more) : data(shown, more);
}

export default function SecondFactorPage() {
  const { title, account, since, scan, codesLeft, isRequired, hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const refused = answer?.kind === "refused" ? answer : undefined;
  const formOf = (intent: Intent) => ({
    ...{
      intent,
      hasPassword,
      label: t(`second-factor.${intent === "begin" && since ? "set-up-again" : intent}`),
    },
    reply: refused?.intent === intent ? refused.reply : undefined,
  });
  if (answer?.kind === "codes") return <RecoveryCodes codes={answer.codes} />;
  return (
    <>
      <PageHead title={title} lead={t("second-factor.lead")} trail={[{ to: "/account", label: account }]} />
      <div className="grid max-w-3xl gap-6">
        <Notice tone={since ? "good" : "warn"}>
          {since ? t("second-factor.on", { at: since }) : t("second-factor.off")}{" "}
          {since
            ? t(`second-factor.codes-${codesLeft < fewCodes ? "few" : "left"}`, { count: codesLeft })
            : null}
        </Notice>
        {scan ? (
          <ScanSecret {...scan} reply={refused?.intent === "confirm" ? refused.reply : undefined} />
        ) : null}
        {scan ? null : (
          <Card title={formOf("begin").label}>
            <FactorForm
              {...formOf("begin")}
              text={since ? t("second-factor.set-up-again-text") : undefined}
              primary={!since}
            />
          </Card>
        )}
        {since ? (
          <Card title={formOf("new-codes").label}>
            <FactorForm {...formOf("new-codes")} text={t("second-factor.new-codes-text")} />
          </Card>
        ) : null}
        {since ? (
          <Card title={formOf("remove").label}>
            {isRequired ? (
              <p>{t("second-factor.required")}</p>
            ) : (
              <FactorForm {...formOf("remove")} text={t("second-factor.remove-text")} />
            )}
          </Card>
        ) : null}
      </div>
    </>
  );
}
