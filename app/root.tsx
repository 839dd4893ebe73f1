import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { can, canSomewhere } from "~/accounts/permissions";
import { DutyNotice } from "~/accounts/components/duty-notice";
import { openVisit, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { countUnread } from "~/reminders/notices.server";
import { accessDay } from "~/survey/open-plan.server";
import { hasPlans, peopleOfPlans } from "~/survey/plans.server";
import { ErrorScreen, NoConnection } from "~/ui/error-screen";
import { useNonce } from "~/ui/nonce";
import { KeptOutlet } from "~/ui/kept-outlet";
import { Shell } from "~/ui/shell";
import { isWithoutAnswer } from "~/ui/unreachable";
import theme from "~/ui/theme.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: theme },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.product ?? "Kế hoạch Đại hội" },
];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  const { viewer, today, dayIsSet, language, db, t } = visit;
  return {
    product: t("product"),
    language,
    today,
    dayIsSet,
    user:
      viewer.kind === "user"
        ? { id: viewer.id, name: viewer.name, unread: await countUnread(db, viewer) }
        : null,
    duty: dutyInWords(visit),
    mayAdminister: can(viewer, "workspace:administer"),
    maySurvey:
      canSomewhere(viewer, "survey:open-plan") ||
      (viewer.kind === "user" && (await mayOpenPlans(args, visit, viewer))),
    requestId: args.context.requestId,
  };
}

/** Asked at every page: of most people the list of all who may have plans tells that they have none. */
async function mayOpenPlans({ context }: LoaderFunctionArgs, { db, now }: Visit, viewer: SignedIn) {
  const people = await context.share("people of survey plans", () => peopleOfPlans(db));
  return people.includes(viewer.id) && hasPlans(db, viewer, accessDay(now));
}

function dutyInWords({ viewer, language }: Visit) {
  if (viewer.kind === "visitor" || !viewer.duty) return null;
  const { by, isOver } = viewer.duty;
  return { by: wordInstant(by, language, workspaceZone), isOver };
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { i18n } = useTranslation();
  const nonce = useNonce();
  return (
    <html lang={data?.language ?? i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell
          user={data?.user ?? null}
          today={data?.today ?? null}
          dayIsSet={data?.dayIsSet ?? false}
          mayAdminister={data?.mayAdminister ?? false}
          maySurvey={data?.maySurvey ?? false}
        >
          {children}
        </Shell>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  const { duty } = useLoaderData<typeof loader>();
  const isThere = useLocation().pathname === "/account/second-factor";
  return (
    <>
      {duty && !isThere ? <DutyNotice {...duty} /> : null}
      <KeptOutlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  if (isWithoutAnswer(error)) return <NoConnection />;
  const answer = isRouteErrorResponse(error) ? error : null;
  const requestId = typeof answer?.data === "string" && answer.data !== "" ? answer.data : data?.requestId;
  return <ErrorScreen status={answer?.status ?? 500} requestId={requestId} />;
}
