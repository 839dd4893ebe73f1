import type { Services } from "~/platform/services";
import { fault, good, type Finding } from "./finding";

/** Whether somebody can look after the installation. */
export async function examinePeople({ db }: Services): Promise<Finding[]> {
  const administrators = await db("user_roles")
    .join("users", "users.id", "user_roles.user_id")
    .where({ role: "administrator" })
    .whereNull("committee_id")
    .whereNull("disabled_at")
    .whereNotNull("password_hash")
    .countDistinct({ count: "users.id" })
    .first();
  const count = Number(administrators?.count);
  return [
    count > 0
      ? good(`${count} ${count === 1 ? "person" : "people"} can administer the workspace.`)
      : fault(
          "Nobody can administer the workspace.",
          "Run `planner user add EMAIL --name NAME --role administrator`, or `planner user reset EMAIL`.",
        ),
  ];
}
