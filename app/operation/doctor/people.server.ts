import type { Services } from "~/platform/services";
import { asksForSecondFactor } from "~/accounts/second-factor/duty";
import { roles } from "~/accounts/viewer";
import { fault, good, warning, type Finding } from "./finding";

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
  const bare = await db("user_roles")
    .join("users", "users.id", "user_roles.user_id")
    .leftJoin("second_factors", "second_factors.user_id", "users.id")
    .whereIn("role", roles.filter(asksForSecondFactor))
    .whereNull("disabled_at")
    .whereNotNull("password_hash")
    .whereNull("since")
    .countDistinct({ count: "users.id" })
    .first();
  const without = Number(bare?.count);
  return [
    count > 0 ? good("administrators", { count }) : fault("nobody-administers"),
    without === 0 ? good("second-factors-set") : warning("second-factors-missing", { count: without }),
  ];
}
