import { describe, expect, it } from "vitest";
import { actions, can, type Action } from "~/accounts/permissions";
import { roles, visitor, type Role, type Viewer } from "~/accounts/viewer";

const holder = (role: Role, scope: string | null): Viewer => ({
  kind: "user",
  ...{ id: "u", name: "Người Thử", email: "thu@example.vn" },
  grants: [{ role, scope }],
});

/** Who may do what, written down once more and by hand: the table of the program is judged by it. */
const everywhere: Record<Action, Role[]> = {
  "workspace:administer": ["administrator"],
  "workspace:configure": ["administrator", "organiser"],
  "audit:view": ["administrator"],
  "committee:create": ["administrator", "organiser", "committee-editor"],
  "committee:edit": ["administrator", "organiser", "committee-editor"],
  "congress:view": [...roles],
  "congress:create": ["administrator", "organiser", "committee-editor"],
  "congress:edit": ["administrator", "organiser", "committee-editor"],
  "agenda:view": [...roles],
  "agenda:view-draft": [...roles],
  "agenda:edit": ["administrator", "organiser", "committee-editor"],
  "agenda:waive": ["administrator", "organiser"],
  "agenda:publish": ["administrator", "organiser", "committee-editor"],
  "delegate:view": ["administrator", "organiser", "committee-editor"],
  "delegate:edit": ["administrator", "organiser", "committee-editor"],
  "group:view": ["administrator", "organiser", "committee-editor"],
  "group:divide": ["administrator", "organiser", "committee-editor"],
  "report:view": ["administrator", "organiser", "committee-editor"],
  "report:edit": ["administrator", "organiser", "committee-editor"],
  "readiness:view": [...roles],
  "readiness:work": ["administrator", "organiser", "committee-editor"],
  "readiness:confirm": ["administrator", "organiser", "committee-editor"],
  "readiness:template": ["administrator", "organiser"],
  "document:view": [...roles],
  "document:comment": ["administrator", "organiser", "committee-editor"],
  "document:edit": ["administrator", "organiser"],
  "directive:view": [...roles],
  "directive:edit": ["administrator", "organiser"],
  "survey:open-plan": ["personnel-officer"],
};
const forEveryone: Action[] = ["congress:view", "agenda:view", "directive:view"];
const own = "/a/b/";
const places = { own, parent: "/a/", child: "/a/b/c/", sibling: "/a/x/", lookalike: "/a/bb/" };

describe("permissions", () => {
  it("are written down for every action", () => {
    expect(Object.keys(everywhere).sort()).toEqual([...actions].sort());
  });

  it.each(actions)("%s: every role everywhere", (action) => {
    for (const role of roles) {
      expect(can(holder(role, null), action, { committeePath: own }), role).toBe(
        everywhere[action].includes(role),
      );
    }
  });

  it.each(actions)(
    "%s: every role with a scope, on its own, parent, child and sibling committee",
    (action) => {
      for (const role of roles) {
        for (const [place, scope] of Object.entries(places)) {
          const above = place === "parent";
          const covers = above || (place === "own" && action !== "readiness:confirm");
          const expected = everywhere[action].includes(role) && covers;
          expect(can(holder(role, scope), action, { committeePath: own }), `${role} of ${place}`).toBe(
            expected,
          );
        }
        expect(can(holder(role, own), action), `${role} on the workspace`).toBe(false);
      }
    },
  );

  it.each(actions)("%s: visitors only where it is public", (action) => {
    expect(can(visitor, action, { committeePath: own })).toBe(false);
    expect(can(visitor, action, { committeePath: own, isPublic: true })).toBe(forEveryone.includes(action));
  });
});
