import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { outdatedProjections } from "~/agenda/projection.server";
import { wrongListings } from "~/congress/listings.server";
import type { Services } from "~/platform/services";
import { referenceDay } from "~/platform/settings.server";
import { wrongStandings } from "~/readiness/standings.server";
import { fault, good, warning, type Finding } from "./finding";

/** Clocks of several machines may differ by so much. */
const clockPatience = 5 * 60_000;

/** Whether what is stored fits together. */
export async function examineContent({ db, clock }: Services): Promise<Finding[]> {
  const broken = await firstBrokenAuditRow(db);
  const outdated = await outdatedProjections(db);
  const now = clock.now();
  const standings = await wrongStandings(db, { now, today: await referenceDay(db, now) });
  const listings = await wrongListings(db);
  const newest = await db("audit_log").max({ at: "at" }).first();
  const ahead = newest?.at ? new Date(newest.at).getTime() - now.getTime() : 0;
  return [
    broken === null
      ? good("The audit trail is unbroken.")
      : fault(
          `The audit trail is broken at row ${broken}: a row was changed or removed.`,
          "Find out who can write to the database; compare the trail with that of a backup.",
        ),
    outdated.length === 0
      ? good("Who is where when agrees with the agendas.")
      : fault(
          `Who is where when does not agree with the agendas of ${outdated.length} congresses.`,
          "Run `planner projection rebuild`.",
        ),
    standings.length === 0
      ? good("What is counted ahead of preparations agrees with the checklists.")
      : fault(
          `What is counted ahead of preparations does not agree with the checklists of ${standings.length} congresses.`,
          "Run `planner projection rebuild`.",
        ),
    listings.length === 0
      ? good("How congresses are listed agrees with the congresses.")
      : fault(
          `How ${listings.length} congresses are listed does not agree with what is stored of them.`,
          "Run `planner projection rebuild`.",
        ),
    ahead <= clockPatience
      ? good("The clock does not run behind.")
      : warning(
          `The clock is ${Math.round(ahead / 60_000)} minutes behind the newest row of the audit trail.`,
          "Set the machine's clock and let it be kept right by a time server.",
        ),
  ];
}
