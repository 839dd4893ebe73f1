import { z } from "zod";
import { id, line } from "~/platform/fields";
import { email } from "./email";
import { roles, type Role } from "./viewer";

const holding = { role: z.enum(roles), committee: id().optional() };

/** A committee editor holds the role for a committee; administrators and personnel officers for the whole workspace. */
function placeFits(
  { role, committee }: { role: Role; committee?: string | undefined },
  context: z.RefinementCtx,
) {
  const complain = (key: string) =>
    context.addIssue({ code: "custom", path: ["committee"], params: { key } });
  if (role === "committee-editor" && committee === undefined) complain("accounts:people.committee-needed");
  const everywhere = role === "administrator" || role === "personnel-officer";
  if (everywhere && committee !== undefined) complain("accounts:people.everywhere-only");
}

export const InviteForm = z.object({ email: email(), name: line(200), ...holding }).superRefine(placeFits);
export const GiveRoleForm = z.object(holding).superRefine(placeFits);
