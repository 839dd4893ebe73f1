import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The map: every address of the product. */
export default [
  index("congress/routes/overview.tsx"),
  route("congresses", "congress/routes/schedule.tsx"),
  route("congresses/new", "congress/routes/new-congress.tsx"),
  route("congresses/:slug", "congress/routes/congress.tsx"),
  route("congresses/:slug/edit", "congress/routes/edit-congress.tsx"),
  route("congresses/:slug/delete", "congress/routes/delete-congress.tsx"),
  route("committees", "congress/routes/committees.tsx"),
  route("committees/new", "congress/routes/committee-new.tsx"),
  route("committees/levels", "congress/routes/levels.tsx"),
  route("committees/:slug/edit", "congress/routes/committee-edit.tsx"),
  route("committees/:slug/delete", "congress/routes/delete-committee.tsx"),

  route("congresses/:slug/agenda", "agenda/routes/published.tsx"),
  route("congresses/:slug/agenda/v/:version", "agenda/routes/published.tsx", { id: "agenda/routes/version" }),
  route("congresses/:slug/agenda/edit", "agenda/routes/edit.tsx"),
  route("congresses/:slug/agenda/edit/slots/:slotId", "agenda/routes/edit-slot.tsx"),
  route("congresses/:slug/agenda/edit/sessions/:sessionId", "agenda/routes/edit-session.tsx"),
  route("congresses/:slug/agenda/edit/lists", "agenda/routes/edit-lists.tsx"),
  route("congresses/:slug/agenda/draft", "agenda/routes/draft.tsx"),
  route("congresses/:slug/agenda/import", "agenda/routes/import.tsx"),
  route("congresses/:slug/agenda/export.json", "agenda/routes/export.ts"),
  route("agenda-rules", "agenda/routes/rules.tsx"),
  route("congresses/:slug/agenda/commands", "agenda/routes/commands.ts"),
  route("congresses/:slug/agenda/events", "agenda/routes/events.ts"),
  route("congresses/:slug/agenda/publish", "agenda/routes/publish.tsx"),
  route("congresses/:slug/agenda/history", "agenda/routes/history.tsx"),

  route("readiness", "readiness/routes/matrix.tsx"),
  route("readiness/templates", "readiness/routes/templates.tsx"),
  route("readiness/templates/:template", "readiness/routes/template.tsx"),
  route("readiness/templates/:template/items/:code", "readiness/routes/template-item.tsx"),
  route("congresses/:slug/readiness/move", "readiness/routes/move.tsx"),
  route("congresses/:slug/readiness", "readiness/routes/checklist.tsx"),
  route("congresses/:slug/readiness/items/:code", "readiness/routes/item.tsx"),
  route("congresses/:slug/readiness/items/:code/evidence/:evidenceId", "readiness/routes/evidence.ts"),

  route("congresses/:slug/delegates", "groups/routes/delegates.tsx"),
  route("congresses/:slug/delegates/:delegateId", "groups/routes/delegate.tsx"),

  route("directives/:slug", "directives/routes/directive.tsx"),

  route("sample", "sample/routes/sample.tsx"),

  route("calendar", "calendar/routes/subscribe.tsx"),

  route("sign-in", "accounts/routes/sign-in.tsx"),
  route("sign-out", "accounts/routes/sign-out.tsx"),
  route("invitations/:token", "accounts/routes/invitation.tsx"),
  route("account", "accounts/routes/account.tsx"),
  route("administration", "accounts/routes/administration.tsx"),
  route("administration/people", "accounts/routes/people.tsx"),
  route("administration/people/:userId", "accounts/routes/person.tsx"),
  route("administration/reference-day", "accounts/routes/reference-day.tsx"),
  route("administration/audit", "accounts/routes/audit.tsx"),
  route("administration/audit.csv", "accounts/routes/audit-csv.ts"),
  route("language", "accounts/routes/language.tsx"),
  route("*", "accounts/routes/not-found.tsx"),
] satisfies RouteConfig;
