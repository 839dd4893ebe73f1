import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { draftsOfDocuments, sectionsOf } from "~/documents/congress-drafts.server";
import { LockedReport } from "~/groups/components/locked-report";
import { ReportForm } from "~/groups/components/report-form";
import { statusOf } from "~/groups/reports/answer";
import { placeOfReport } from "~/groups/reports/kept";
import { openReport } from "~/groups/reports/open-report.server";
import { wordReport } from "~/groups/reports/report-page.server";
import { sentFields } from "~/groups/reports/sent-fields";
import { takeReportForm } from "~/groups/reports/take-report-form.server";
import { readForm } from "~/platform/forms.server";
import { useAccountId } from "~/ui/account-id";
import { useHydrated } from "~/ui/hydrated";
import { ErrorScreen } from "~/ui/error-screen";
import { EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];
// The address may be the secret: no copy stays behind, and no other address hears of it. The bare origin must be told,
// because writes without one are refused.
export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "Referrer-Policy": "strict-origin",
});

/** The form of a group's opinions: for its secretary by a secret address, or for editors. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openReport(args);
  const sections = sectionsOf(await draftsOfDocuments(open.visit.db, open.congress));
  return data({ ...(await wordReport(open)), sections });
}

/** Takes what is sent without scripts. */
export async function action(args: ActionFunctionArgs) {
  const open = await openReport(args);
  const form = await readForm(args.request);
  const answer = await takeReportForm(open, form);
  const status = statusOf(answer);
  if (status === 200) return redirect(open.address);
  return data({ answer, sent: sentFields(form) }, { status });
}

export default function GroupReportPage() {
  const { title, trail, lead, handedIn, shown, ...rest } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const hasScripts = useHydrated();
  const { address } = rest;
  const place = placeOfReport(useAccountId(), rest.name);
  const notTaken = sent?.sent ? { ...sent.sent, answer: sent.answer } : null;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead
        title={title}
        trail={trail}
        lead={
          <>
            <p>{lead}</p>
            {handedIn ? null : <p>{t(hasScripts ? "reports.form.lead" : "reports.form.lead-plain")}</p>}
          </>
        }
      />
      {handedIn ? (
        <LockedReport {...{ address, handedIn }} name={place} opinions={shown} />
      ) : (
        <ReportForm {...rest} name={place} notTaken={notTaken} />
      )}
    </div>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation("groups");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status !== 410) return <ErrorScreen status={status} />;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("reports.form.link-over")} />
      <EmptyState title={t("reports.form.link-over-text")} />
    </div>
  );
}
