/** Where somebody's role holds, seen from the committee that owns the congress under test. */
const places = ["everywhere", "parent", "own", "child", "sibling"] as const;
type Place = (typeof places)[number];
const scopedRoles = ["organiser", "committee-editor", "viewer"] as const;
type ScopedRole = (typeof scopedRoles)[number];

/** `plan-owner` is a personnel officer who owns the survey plan under test; `personnel-officer` is another one. */
export type Actor =
  "visitor" | "administrator" | "personnel-officer" | "plan-owner" | `${ScopedRole}@${Place}`;

const of = (roles: readonly ScopedRole[], where: readonly Place[]): Actor[] =>
  roles.flatMap((role) => where.map((place): Actor => `${role}@${place}`));

const officers: Actor[] = ["personnel-officer", "plan-owner"];
export const actors: Actor[] = ["visitor", "administrator", ...officers, ...of(scopedRoles, places)];

const above: Place[] = ["everywhere", "parent", "own"];
const signedIn = actors.filter((actor) => actor !== "visitor");
/** They know that an internal congress of the committee exists. */
const insiders: Actor[] = ["administrator", ...officers, ...of(scopedRoles, above)];
const editors: Actor[] = ["administrator", ...of(["organiser", "committee-editor"], above)];
const organisersOf: Actor[] = ["administrator", ...of(["organiser"], above)];
/** Drafts are read below as well: comments are asked for there. */
const draftReaders: Actor[] = [...insiders, ...of(scopedRoles, ["child"])];
const commenters: Actor[] = [...editors, ...of(["organiser", "committee-editor"], ["child"])];
const administrators: Actor[] = ["administrator"];
const organisers: Actor[] = ["administrator", "organiser@everywhere"];
const somewhere: Actor[] = ["administrator", ...of(["organiser", "committee-editor"], places)];
/** Whose list waits to be imported, see the test. */
export const lister: Actor = "organiser@own";

/** What an address answers whom. */
export interface Door {
  /** Who opens it. */
  may: Actor[];
  /** Who is told 403 instead of 404, because the record is no secret to them. */
  sees: Actor[];
  /** What those get who may: 200 unless it says otherwise. */
  answer?: number;
  /** What visitors get who may not: 302, to sign in, unless it says otherwise. */
  visitors?: number;
  /** What all others get who may not, where it is neither 403 nor 404. */
  others?: number;
  /** Who may send its forms, where these are others than those who open it; by intent where that makes a difference. */
  sends?: Actor[] | Record<string, Actor[]>;
}

type More = Partial<Door>;
const everybody = (more: More = {}): Door => ({ may: actors, sees: actors, ...more });
const members = (more: More = {}): Door => ({ may: signedIn, sees: signedIn, ...more });
const workspace = (may: Actor[], more: More = {}): Door => ({ may, sees: signedIn, ...more });
const congress = (may: Actor[], more: More = {}): Door => ({ may, sees: insiders, ...more });
const draft = (may: Actor[], more: More = {}): Door => ({ may, sees: draftReaders, ...more });
/** No role opens a plan; there is none for whoever was not granted it by name. */
const plan = (more: More = {}): Door => ({ may: ["plan-owner"], sees: ["plan-owner"], ...more });
/** A list that waits to be imported is seen by who sent it. */
const list = (more: More = {}): Door => ({
  may: [lister],
  sees: insiders.filter((actor) => !editors.includes(actor)),
  ...more,
});

/** The answers that are expected, by the addresses of app/routes.ts; the congress under test is not public. */
export const expected: Record<string, Door> = {
  "/": everybody(),
  "/congresses": everybody(),
  "/committees": everybody(),
  "/calendar": everybody({ sends: signedIn }),
  "/directives": everybody(),
  "/directives/:slug": everybody(),
  "/*": { may: [], sees: [], visitors: 404 },

  // Doors to the account.
  "/sign-in": { may: ["visitor"], sees: [], others: 302, sends: actors },
  "/sign-in/code": everybody({ answer: 302 }),
  "/sign-in/openid": { may: [], sees: [], visitors: 404 },
  "/sign-in/openid/callback": { may: [], sees: [], visitors: 404 },
  "/sign-out": everybody({ answer: 302 }),
  "/language": everybody({ answer: 302 }),
  "/invitations/:token": everybody(),

  // Whoever holds the secret address.
  "/group-report/:token": everybody(),
  "/group-report/:token/save": everybody(),
  "/calendar/f/:token": everybody(),
  "/calendar/entries/:kind/:file": { may: insiders, sees: [], visitors: 404 },

  "/account": members(),
  "/account/second-factor": members(),
  "/account/data.json": members(),
  "/account/reminders": members(),
  "/inbox": members(),
  "/readiness": members(),
  "/readiness/moved": members(),
  "/readiness/reviews": members(),
  "/readiness/holidays": members({ sends: organisers }),
  "/readiness/clashes": members(),
  "/documents": members(),
  "/surveys": members(),

  "/administration": workspace(administrators),
  "/administration/people": workspace(administrators),
  "/administration/people/:userId": workspace(administrators),
  "/administration/people/:userId/erase": workspace(administrators),
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
  "/readiness/holidays/:day": workspace(organisers),
  "/directives/new": workspace(organisers),
  "/directives/:slug/edit": workspace(organisers),
  "/directives/:slug/head": workspace(organisers),
  "/directives/:slug/progress.docx": workspace(organisers),
  "/directives/:slug/duties/:duty": workspace(organisers),
  "/directives/:slug/duties/:duty/reminded": workspace(organisers),
  "/directives/:slug/duties/:duty/words": workspace(organisers),
  "/directives/:slug/clauses/:clause": workspace(organisers),
  "/choices/committees": workspace(somewhere),
  "/choices/congresses": workspace(["administrator", ...of(["organiser"], places)]),
  "/committees/new": workspace(somewhere),
  "/congresses/new": workspace(somewhere),
  "/documents/new": workspace(["administrator", ...of(["organiser"], places)]),
  "/surveys/new": workspace(officers),

  "/congresses/:slug": congress(insiders),
  "/congresses/:slug/agenda": congress(insiders),
  "/congresses/:slug/agenda/v/:version": congress(insiders),
  "/congresses/:slug/agenda/programme.docx": congress(insiders),
  "/congresses/:slug/edit": congress(editors),
  "/congresses/:slug/delete": congress(editors),
  "/congresses/:slug/agenda/edit": congress(editors),
  "/congresses/:slug/agenda/edit/slots/:slotId": congress(editors),
  "/congresses/:slug/agenda/edit/sessions/:sessionId": congress(editors),
  "/congresses/:slug/agenda/edit/lists": congress(editors),
  "/congresses/:slug/agenda/edit/divisions": congress(editors),
  "/congresses/:slug/agenda/edit/programme.docx": congress(editors),
  "/congresses/:slug/agenda/edit/script.docx": congress(editors),
  "/congresses/:slug/agenda/edit/cards.docx": congress(editors),
  "/congresses/:slug/agenda/draft": congress(editors),
  "/congresses/:slug/agenda/import": congress(editors),
  "/congresses/:slug/agenda/export.json": congress(editors),
  "/congresses/:slug/agenda/commands": congress(editors),
  "/congresses/:slug/agenda/events": congress(editors),
  "/congresses/:slug/agenda/publish": congress(editors, {
    sends: { publish: editors, waive: organisersOf, withdraw: organisersOf },
  }),
  "/congresses/:slug/agenda/history": congress(editors),

  "/congresses/:slug/readiness": congress(insiders),
  "/congresses/:slug/readiness/plan": congress(insiders),
  "/congresses/:slug/readiness/progress": congress(insiders),
  "/congresses/:slug/readiness/move": congress(editors),
  "/congresses/:slug/readiness/items/:code": congress(insiders),
  "/congresses/:slug/readiness/items/:code/evidence/:evidenceId": congress(insiders),

  "/congresses/:slug/delegates": congress(editors),
  "/congresses/:slug/delegates/:delegateId": congress(editors),
  "/congresses/:slug/delegates/cards": congress(editors),
  "/congresses/:slug/delegates/template.xlsx": congress(editors),
  "/congresses/:slug/delegates/export.csv": congress(editors),
  "/congresses/:slug/delegates/export.xlsx": congress(editors),
  "/congresses/:slug/delegates/import": congress(editors),
  "/congresses/:slug/delegates/import/:uploadId": list(),
  "/congresses/:slug/delegates/import/:uploadId/preview": list(),
  "/congresses/:slug/delegates/import/:uploadId/store": list(),
  "/congresses/:slug/delegates/import/:uploadId/result": list({ answer: 302 }),
  "/congresses/:slug/delegates/import/:uploadId/refused.csv": list(),
  "/congresses/:slug/delegates/import/:uploadId/refused.xlsx": list(),

  "/congresses/:slug/groups": congress(editors),
  "/congresses/:slug/groups/compare": congress(editors),
  "/congresses/:slug/groups/:divisionId": congress(editors),
  "/congresses/:slug/groups/:divisionId/setup": congress(editors),
  "/congresses/:slug/groups/:divisionId/eligible": congress(editors),
  "/congresses/:slug/groups/:divisionId/run": congress(editors, { answer: 302 }),
  "/congresses/:slug/groups/:divisionId/runs/:runId": congress(editors),
  "/congresses/:slug/groups/:divisionId/commands": congress(editors),
  "/congresses/:slug/groups/:divisionId/events": congress(editors),
  "/congresses/:slug/groups/:divisionId/people/:delegateId": congress(editors),
  "/congresses/:slug/groups/:divisionId/late": congress(editors),
  "/congresses/:slug/groups/:divisionId/history": congress(editors),
  "/congresses/:slug/groups/:divisionId/delete": congress(editors),
  "/congresses/:slug/groups/:divisionId/papers": congress(editors),
  "/congresses/:slug/groups/:divisionId/papers/:file": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/consolidated": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/consolidated.docx": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/consolidated/history": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/register": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/:round/:groupId": congress(editors),
  "/congresses/:slug/groups/:divisionId/reports/:round/:groupId/save": congress(editors),

  // The committee itself stands in the public list.
  "/committees/:slug/edit": { may: editors, sees: insiders },
  "/committees/:slug/delete": { may: editors, sees: insiders },

  "/documents/:id": draft(draftReaders),
  "/documents/:id/version": draft(organisersOf),
  "/documents/:id/rounds/new": draft(organisersOf),
  "/documents/:id/rounds/:round": draft(draftReaders, {
    sends: {
      comment: commenters,
      agree: commenters,
      answer: organisersOf,
      consolidate: organisersOf,
      invite: organisersOf,
      "invite-below": organisersOf,
    },
  }),
  "/documents/:id/rounds/:round/edit": draft(organisersOf),
  // Its author and those who consolidate: to all others there is no such file.
  "/documents/:id/rounds/:round/files/:file": { may: organisersOf, sees: [] },
  "/documents/:id/rounds/:round/comments.docx": draft(organisersOf),
  "/documents/:id/rounds/:round/comments.xlsx": draft(organisersOf),

  "/surveys/:id": plan(),
  "/surveys/:id/people": plan(),
  "/surveys/:id/people/:person": plan(),
  "/surveys/:id/access": plan(),
  "/surveys/:id/settings": plan(),
  "/surveys/:id/steps/:step": plan(),
  "/surveys/:id/steps/:step/edit": plan(),
  "/surveys/:id/steps/:step/papers": plan(),
  "/surveys/:id/steps/:step/papers/:file": plan(),
};

/** The same for addresses of feeds, which are answered before the routes. */
export const expectedFeeds: Record<string, Door> = {
  "/calendar/schedule.ics": everybody(),
  "/calendar/congresses/:slug.ics": { may: [], sees: [], visitors: 404 },
  "/calendar/congresses/:slug/schedule.json": { may: [], sees: [], visitors: 404 },
  "/calendar/congresses/:slug/schedule.xml": { may: [], sees: [], visitors: 404 },
  "/calendar/f/:token.ics": everybody(),
};
