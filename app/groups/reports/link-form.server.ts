import type { SubmissionResult } from "@conform-to/react";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { actorOf } from "~/accounts/request.server";
import type { Congress } from "~/congress/congress";
import { addDays, instantOf, localDayOf, wordDay, type Day } from "~/platform/days";
import { day } from "~/platform/fields";
import { judgeForm } from "~/platform/forms.server";
import { qrCodeOf, type QrCode } from "~/platform/qr-code.server";
import type { openDivision } from "../papers/open-division.server";
import { createReportLinks, listReportLinks, revokeReportLink } from "./report-links.server";
import { standingOf } from "./standing";

/** The longest and the usual life of an address, in days. */
const longest = 366;
const usual = 7;

/** Until when an address works unless the organiser says otherwise: some days after the congress, or after today. */
export function firstLastDay({ lastDay, timezone }: Congress, now: Date): Day {
  const today = localDayOf(now, timezone);
  const wished = addDays(lastDay !== null && lastDay > today ? lastDay : today, usual);
  const latest = addDays(today, longest);
  return wished < latest ? wished : latest;
}

const LinkForm = z.object({
  /** `1/g3`; absent: every group without an address. */
  for: z.string().max(12).optional(),
  until: day(),
});

/** A secret address just made, with what its sheet of paper says. */
export interface MadeLink {
  /** The group, and the round where there are several. */
  name: string;
  room: string;
  address: string;
  /** As it is typed: without the protocol. */
  shortAddress: string;
  qrCode: QrCode;
}

interface LinkAnswer {
  made: { until: string; links: MadeLink[] } | null;
  problem: string | null;
  reply: SubmissionResult<string[]> | null;
}
const answerWith = (answer: Partial<LinkAnswer>, status: number) =>
  data<LinkAnswer>({ made: null, problem: null, reply: null, ...answer }, { status });

/**
 * Makes secret addresses, or ends one.
 * @throws Response 400 for a form that no page of ours sends
 */
export async function takeLinkForm(open: Awaited<ReturnType<typeof openDivision>>, form: FormData) {
  const { visit, congress, division } = open;
  const { db, now, t } = visit;
  const where = { db, author: actorOf(visit.viewer), now };
  const intent = form.get("intent");
  if (intent === "revoke") {
    await revokeReportLink(where, division.id, String(form.get("link")).slice(0, 16));
    return redirect(`/congresses/${congress.slug}/groups/${division.id}/reports`);
  }
  if (intent !== "make") throw new Response(null, { status: 400 });
  const judged = judgeForm(form, LinkForm, t);
  if (judged.status !== "success") return answerWith({ reply: judged.reply() }, 400);
  const { for: wished, until } = judged.value;
  const today = localDayOf(now, congress.timezone);
  if (until < today || until > addDays(today, longest)) {
    const fieldErrors = { until: [t("groups:reports.overview.until-wrong")] };
    return answerWith({ reply: judged.reply({ fieldErrors }) }, 400);
  }
  const all = standingOf(division.id, division.revision.content, []);
  const known = await listReportLinks(db, division.id, now);
  const hasLink = (round: number, groupId: string) =>
    known.some((link) => link.round === round && link.groupId === groupId);
  const chosen = all.filter(({ group, round }) =>
    wished === undefined ? !hasLink(round, group.id) : wished === `${round + 1}/${group.id}`,
  );
  if (chosen.length === 0) return answerWith({ problem: t("groups:reports.overview.none-needed") }, 409);
  const tokens = await createReportLinks(
    where,
    chosen.map(({ report }) => report),
    instantOf(addDays(until, 1), 0, congress.timezone),
  );
  const { baseUrl } = visit.config;
  const links = chosen.map(({ group, round }, at) => {
    const address = `${baseUrl}/group-report/${tokens[at]}`;
    return {
      name:
        division.revision.content.setup.rounds > 1
          ? `${group.name} (${t("groups:papers.round", { number: round + 1 })})`
          : group.name,
      ...{ room: group.room, address, shortAddress: address.replace(/^https?:\/\//, "") },
      qrCode: qrCodeOf(address),
    };
  });
  return answerWith({ made: { until: wordDay(until, visit.language), links } }, 200);
}
