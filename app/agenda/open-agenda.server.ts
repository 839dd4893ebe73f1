import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authorise, notFound, openVisit, requireViewer, type Visit } from "~/accounts/request.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { congressSubject, type Congress } from "~/congress/congress";
import { findCongress } from "~/congress/congresses.server";
import { nameIn } from "~/platform/vietnamese";
import type { Agenda } from "./agenda";
import { findAgenda, type Revision } from "./agendas.server";
import { check } from "./check";
import { withCurrentFacts } from "./current-facts";
import type { Finding } from "./finding";
import { bookingsElsewhere } from "./projection.server";
import { activeWaivers, type ActiveWaiver } from "./publications.server";
import { readRuleSettings } from "./rule-settings.server";
import type { CheckContext } from "./rules/context";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The congress of the address, for a page that anyone may read where the congress is public. */
export async function openCongress(args: Args): Promise<{ visit: Visit; congress: Congress; title: string }> {
  const visit = await openVisit(args);
  const congress = await findCongress(visit.db, visit.viewer, args.params.slug ?? "");
  if (!congress) {
    if (visit.viewer.kind === "visitor") await requireViewer(args);
    notFound();
  }
  authorise(visit, "agenda:view", congressSubject(congress));
  return { visit, congress, title: nameIn(congress.title, visit.language) };
}

/** An agenda opened for editing, judged by the rules. */
export interface OpenAgenda {
  visit: Visit<SignedIn>;
  congress: Congress;
  /** Null while none was begun. */
  revision: Revision | null;
  /** The latest revision with the facts of its congress as they are now. */
  agenda: Agenda | null;
  findings: Finding[];
  waivers: ActiveWaiver[];
  /** What the rules were judged with besides the agenda; null while none was begun. */
  context: CheckContext | null;
}

/** Opens the congress and its draft for those who may edit it. */
export async function openForEditing(args: Args): Promise<OpenAgenda> {
  const { visit, congress } = await openEditableCongress(args);
  const revision = await findAgenda(visit.db, congress.id);
  if (!revision) {
    return { visit, congress, revision: null, agenda: null, findings: [], waivers: [], context: null };
  }
  const desk = await deskOf(visit, congress, revision.agenda);
  return {
    ...{ visit, congress, revision },
    agenda: desk.current(revision.agenda),
    findings: desk.judge(desk.current(revision.agenda)),
    waivers: await activeWaivers(visit.db, congress.id),
    context: desk.context,
  };
}

/** A congress whose agenda the visitor may edit. */
export interface EditableCongress {
  visit: Visit<SignedIn>;
  congress: Congress;
}

/** The congress of the address, for those who may edit its agenda. */
export async function openEditableCongress(args: Args): Promise<EditableCongress> {
  const visit = await requireViewer(args);
  const congress = await findCongress(visit.db, visit.viewer, args.params.slug ?? "");
  if (!congress) notFound();
  // Visible is not editable: a public congress of another committee answers 403, not the public page.
  authorise(visit, "agenda:edit", { committeePath: congress.committee.path });
  return { visit, congress };
}

/** What is needed to judge an agenda of this congress: facts, other congresses, the workspace's choices. */
export interface Desk {
  current: (agenda: Agenda) => Agenda;
  judge: (agenda: Agenda) => Finding[];
  context: CheckContext;
}

export async function deskOf(visit: Visit, congress: Congress, agenda: Agenda): Promise<Desk> {
  const { db, viewer, t } = visit;
  const { minimum, severities } = await readRuleSettings(db);
  const context: CheckContext = {
    place: congress.place,
    severities,
    elsewhere: await bookingsElsewhere(
      db,
      congress,
      [...new Set(agenda.sessions.map(({ date }) => date))],
      (other) => can(viewer, "congress:view", other),
      t("agenda:elsewhere"),
    ),
  };
  return {
    current: (value) => withCurrentFacts(value, congress, minimum),
    judge: (value) => check(value, context),
    context,
  };
}
