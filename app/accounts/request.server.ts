import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { Translate } from "~/platform/translate";
import type { Services } from "~/platform/services";
import type { Language } from "~/platform/language";
import { localDayOf } from "~/platform/days";
import { readReferenceDay, workspaceZone } from "~/platform/settings.server";
import type { Actor } from "./audit.server";
import { can, type Action, type Subject } from "./permissions";
import { tokenOf, viewerOfSession } from "./sessions.server";
import type { SignedIn, Viewer } from "./viewer";
import { visitor } from "./viewer";

/** One request, understood: who asks, in which language, as of which day, and the services to answer it with. */
export interface Visit<Who extends Viewer = Viewer> extends Services {
  viewer: Who;
  language: Language;
  t: Translate;
  now: Date;
  /** The workspace's reference day as `YYYY-MM-DD`: due and overdue are judged by it. */
  today: string;
  /** That day was set; it does not follow the calendar. */
  dayIsSet: boolean;
  request: Request;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

const visits = new WeakMap<object, Promise<Pick<Visit, "viewer" | "now" | "today" | "dayIsSet">>>();

/** For pages that anyone may open. What stands on them is still authorised record by record. */
export async function openVisit({ request, context }: Args): Promise<Visit> {
  let known = visits.get(context);
  if (!known) visits.set(context, (known = recognise(request, context)));
  const { config, db, clock, log, signals, translators, language } = context;
  const services = { config, db, clock, log, signals, translators, language };
  return { ...services, ...(await known), t: translators[language].t, request };
}

async function recognise(request: Request, { db, clock, config, recognised, share }: AppLoadContext) {
  const now = clock.now();
  const token = await tokenOf({ config, request });
  const { secondFactorDays, sessionLimits } = config;
  const viewer = token ? await viewerOfSession(db, token, now, secondFactorDays, sessionLimits) : visitor;
  if (viewer.kind === "user") recognised(viewer.id);
  const set = await share("reference-day", () => readReferenceDay(db));
  return { viewer, now, today: set ?? localDayOf(now, workspaceZone), dayIsSet: set !== null };
}

/**
 * Says of a page that its loader only reads, and makes it of nothing but the address, the visit and stored data: the
 * process may give it again while all of these are the same. Not for pages that hold ids made for one form.
 */
export function keepAnswer({ context }: Args, { viewer }: Visit): void {
  context.keep(viewer.kind === "user" && viewer.until ? new Date(viewer.until) : null);
}

/** For pages behind sign-in: a visitor is sent to sign in and comes back afterwards. */
export async function requireViewer(args: Args): Promise<Visit<SignedIn>> {
  const visit = await openVisit(args);
  if (visit.viewer.kind === "visitor") throw redirect(signInAddress(args.request));
  return visit as Visit<SignedIn>;
}

/**
 * Refuses what the viewer may not do. A record that the viewer may not even see answers 404, so that guessing
 * addresses tells nothing; otherwise 403; a visitor is asked to sign in.
 * @throws Response
 */
export function authorise(visit: Visit, action: Action, subject: Subject = {}): void {
  if (can(visit.viewer, action, subject)) return;
  const visible = subject.isPublic === true || can(visit.viewer, "congress:view", subject);
  if (visit.viewer.kind === "visitor") throw redirect(signInAddress(visit.request));
  throw new Response(null, { status: subject.committeePath !== undefined && !visible ? 404 : 403 });
}

/** The user as the audit trail records it. */
export const actorOf = (viewer: SignedIn): Actor => ({ id: viewer.id, name: viewer.name });

/** @throws Response 404, shown inside the layout. */
export function notFound(): never {
  throw new Response(null, { status: 404 });
}

function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const to = request.method === "GET" ? pathname.replace(/\.data$/, "") + search : "/";
  return `/sign-in?to=${encodeURIComponent(to)}`;
}
