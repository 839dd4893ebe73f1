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
    count > 0
      ? good(`${count} ${count === 1 ? "person" : "people"} can administer the workspace.`)
      : fault(
          "Nobody can administer the workspace.",
          "Run `planner user add EMAIL --name NAME --role administrator`, or `planner user reset EMAIL`.",
        ),
    without === 0
      ? good("Everybody whose role asks for a second factor has one.")
      : warning(
          `${without} administrators or personnel officers have no second factor yet.`,
          "They set it up under Tài khoản → Xác thực hai bước; their roles rest when SECOND_FACTOR_DAYS are over.",
        ),
  ];
}
