import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/accounts/audit.server";
import { attempts } from "~/accounts/rate-limits.server";
import { actorOf, notFound, openVisit, type Visit } from "~/accounts/request.server";
import type { Congress } from "~/congress/congress";
import { completedOne, congressesWithCommittees, summaryOf } from "~/congress/congress-rows.server";
import { findDivision, type Division } from "../desk/divisions.server";
import { openDivision } from "../papers/open-division.server";
import { reportOfLink } from "./report-links.server";
import type { ReportKey } from "./report";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** A group's report, opened by those who may write into it. */
export interface OpenReport {
  visit: Visit;
  congress: Congress;
  key: ReportKey;
  group: { name: string; room: string; members: number };
  rounds: number;
  /** Who writes, as it is kept with every text. */
  author: Actor;
  /** Where the form is; its writes go below it. */
  address: string;
  /** By the secret address of its secretary, who sees nothing else. */
  isByLink: boolean;
}

/**
 * Opens the report of the address: for editors, or for whoever holds the group's secret address.
 * @throws Response 410 where the secret address works no longer, 429 after too many wrong ones
 */
export async function openReport(args: Args): Promise<OpenReport> {
  const { token, slug, divisionId, round = "", groupId = "" } = args.params;
  if (token !== undefined) return openByLink(args, token);
  const { visit, congress, division } = await openDivision(args, "report:edit");
  if (!/^[1-9]\d?$/.test(round)) notFound();
  const key = { divisionId: division.id, round: Number(round) - 1, groupId };
  return {
    ...opened(visit, congress, division, key),
    author: actorOf(visit.viewer),
    address: `/congresses/${slug}/groups/${divisionId}/reports/${round}/${groupId}`,
    isByLink: false,
  };
}

async function openByLink(args: Args, token: string): Promise<OpenReport> {
  const visit = await openVisit(args);
  const { db, now, t } = visit;
  const known = await reportOfLink(db, token, now);
  if (!known) {
    const wait = await attempts(db, now).countWrongToken(args.context.address);
    throw new Response(null, { status: wait > 0 ? 429 : 410 });
  }
  const { congressId, ...key } = known;
  const row = await congressesWithCommittees(db).where("congresses.id", congressId).first();
  const division = await findDivision(db, congressId, key.divisionId);
  if (!row || !division) throw new Response(null, { status: 410 });
  const open = opened(visit, await completedOne(db, summaryOf(row)), division, key);
  return {
    ...open,
    author: { id: null, name: t("groups:reports.secretary-of", { group: open.group.name }) },
    address: `/group-report/${token}`,
    isByLink: true,
  };
}

/** @throws Response 404 where the division has no such group or round */
function opened(visit: Visit, congress: Congress, division: Division, key: ReportKey) {
  const { setup, rounds } = division.revision.content;
  const group = setup.groups.find(({ id }) => id === key.groupId);
  if (!group || key.round >= setup.rounds) notFound();
  const seated = rounds?.[key.round]?.groups.find(({ id }) => id === key.groupId);
  return {
    ...{ visit, congress, key, rounds: setup.rounds },
    group: { name: group.name, room: group.room, members: seated?.members.length ?? 0 },
  };
}
