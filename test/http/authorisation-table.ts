/** Where somebody's role holds, seen from the committee that owns the congress under test. */
const places = ["everywhere", "parent", "own", "child", "sibling"] as const;
type Place = (typeof places)[number];
const scopedRoles = ["organiser", "committee-editor", "viewer"] as const;
type ScopedRole = (typeof scopedRoles)[number];

export type Actor = "visitor" | "administrator" | "personnel-officer" | `${ScopedRole}@${Place}`;

const of = (roles: readonly ScopedRole[], where: readonly Place[]): Actor[] =>
  roles.flatMap((role) => where.map((place): Actor => `${role}@${place}`));

export const actors: Actor[] = ["visitor", "administrator", "personnel-officer", ...of(scopedRoles, places)];

const above: Place[] = ["everywhere", "parent", "own"];
const signedIn = actors.filter((actor) => actor !== "visitor");
/** They know that an internal congress of the committee exists. */
const insiders: Actor[] = ["administrator", "personnel-officer", ...of(scopedRoles, above)];
const editors: Actor[] = ["administrator", ...of(["organiser", "committee-editor"], above)];
const organisersOf: Actor[] = ["administrator", ...of(["organiser"], above)];
/** Drafts are read below as well: comments are asked for there. */
const draftReaders: Actor[] = [...insiders, ...of(scopedRoles, ["child"])];
const administrators: Actor[] = ["administrator"];
const organisers: Actor[] = ["administrator", "organiser@everywhere"];

/** Who may open a page, and who is told 403 instead of 404 because the record is no secret to them. */
export interface Audience {
  may: Actor[];
  sees: Actor[];
}

const everybody: Audience = { may: actors, sees: actors };
const members: Audience = { may: signedIn, sees: signedIn };
const workspace = (may: Actor[]): Audience => ({ may, sees: signedIn });
const congress = (may: Actor[]): Audience => ({ may, sees: insiders });
const draft = (may: Actor[]): Audience => ({ may, sees: draftReaders });

/** The answers that are expected, by the addresses of app/routes.ts; the congress under test is not public. */
export const expected: Record<string, Audience> = {
  "/": everybody,
  "/congresses": everybody,
  "/committees": everybody,
  "/calendar": everybody,
  "/directives/:slug": everybody,

  "/account": members,
  "/account/second-factor": members,
  "/account/reminders": members,
  "/inbox": members,
  "/readiness": members,
  "/documents": members,

  "/administration": workspace(administrators),
  "/administration/people": workspace(administrators),
  "/administration/people/:userId": workspace(administrators),
  "/administration/reference-day": workspace(administrators),
  "/administration/reminders": workspace(administrators),
  "/administration/audit": workspace(administrators),
  "/administration/audit.csv": workspace(administrators),
  "/sample": workspace(organisers),
  "/agenda-rules": workspace(organisers),
  "/committees/levels": workspace(organisers),
  "/readiness/templates": workspace(organisers),
  "/readiness/templates/:template": workspace(organisers),
  "/readiness/templates/:template/items/:code": workspace(organisers),
  "/committees/new": workspace(["administrator", ...of(["organiser", "committee-editor"], places)]),
  "/congresses/new": workspace(["administrator", ...of(["organiser", "committee-editor"], places)]),
  "/documents/new": workspace(["administrator", ...of(["organiser"], places)]),

  "/congresses/:slug": congress(insiders),
  "/congresses/:slug/agenda": congress(insiders),
  "/congresses/:slug/agenda/v/:version": congress(insiders),
  "/congresses/:slug/agenda/programme.docx": congress(insiders),
  "/congresses/:slug/readiness": congress(insiders),
  "/congresses/:slug/readiness/items/:code": congress(insiders),
  "/congresses/:slug/readiness/items/:code/evidence/:evidenceId": congress(insiders),
  "/congresses/:slug/edit": congress(editors),
  "/congresses/:slug/delete": congress(editors),
  "/congresses/:slug/agenda/edit": congress(editors),
  "/congresses/:slug/agenda/edit/slots/:slotId": congress(editors),
  "/congresses/:slug/agenda/edit/sessions/:sessionId": congress(editors),
  "/congresses/:slug/agenda/edit/lists": congress(editors),
  "/congresses/:slug/agenda/edit/programme.docx": congress(editors),
  "/congresses/:slug/agenda/edit/script.docx": congress(editors),
  "/congresses/:slug/agenda/edit/cards.docx": congress(editors),
  "/congresses/:slug/agenda/draft": congress(editors),
  "/congresses/:slug/agenda/import": congress(editors),
  "/congresses/:slug/agenda/export.json": congress(editors),
  "/congresses/:slug/agenda/commands": congress(editors),
  "/congresses/:slug/agenda/publish": congress(editors),
  "/congresses/:slug/agenda/history": congress(editors),
  "/congresses/:slug/delegates": congress(editors),
  "/congresses/:slug/delegates/:delegateId": congress(editors),
  "/congresses/:slug/delegates/cards": congress(editors),
  "/congresses/:slug/delegates/import": congress(editors),
  "/congresses/:slug/delegates/export.csv": congress(editors),
  "/congresses/:slug/delegates/export.xlsx": congress(editors),

  // The committee itself stands in the public list.
  "/committees/:slug/edit": { may: editors, sees: insiders },
  "/committees/:slug/delete": { may: editors, sees: insiders },

  "/documents/:id": draft(draftReaders),
  "/documents/:id/version": draft(organisersOf),
  "/documents/:id/rounds/new": draft(organisersOf),
};
