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
    broken === null ? good("audit-whole") : fault("audit-broken", { row: broken }),
    agreement(outdated, "agendas-agree", "agendas-differ"),
    agreement(standings, "standings-agree", "standings-differ"),
    agreement(listings, "listings-agree", "listings-differ"),
    ahead <= clockPatience
      ? good("clock-right")
      : warning("clock-behind", { count: Math.round(ahead / 60_000) }),
  ];
}

type Agreement = "agendas" | "standings" | "listings";

/** @param differing the congresses of which what is counted ahead differs from what is counted now */
const agreement = (
  differing: readonly unknown[],
  agrees: `${Agreement}-agree`,
  differs: `${Agreement}-differ`,
): Finding => (differing.length === 0 ? good(agrees) : fault(differs, { count: differing.length }));
