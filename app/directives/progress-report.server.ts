import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { placeOnDay } from "~/agenda/print/letterhead";
import type { Database } from "~/platform/database.server";
import { wordDay, wordInstant } from "~/platform/days";
import { textParagraph } from "~/platform/paper/paragraphs.server";
import { writePartyDocument } from "~/platform/paper/party-document.server";
import { ruledTable } from "~/platform/paper/tables.server";
import { workspaceZone } from "~/platform/settings.server";
import { nameIn, type Names } from "~/platform/vietnamese";
import { countDuties, type Directive, type Duty } from "./directive";
import { keyOf, readLive, type LiveLink } from "./live.server";
import { wordClause, wordDuty } from "./open-directive.server";

const columns = [
  { key: "clause", share: 12, align: "left" },
  { key: "duty", share: 36, align: "left" },
  { key: "responsible", share: 22, align: "left" },
  { key: "due", share: 14, align: "left" },
  { key: "progress", share: 34, align: "left" },
] as const;

/** How far every duty of a directive is, as an office reports it. */
export async function progressReport(visit: Visit<SignedIn>, directive: Directive): Promise<Buffer> {
  const { db, t, language, today } = visit;
  const body = await topCommittee(db);
  const live = await readLive(visit, directive);
  const counts = countDuties(directive, today);
  const rows = directive.clauses.flatMap((clause) =>
    clause.duties.map((duty) => {
      const words = wordDuty(duty, visit);
      return [
        wordClause(clause.number, visit),
        words.words,
        words.responsible,
        [words.due, words.overdue].filter(Boolean).join(". "),
        progressOf(duty, words.stateLabel, live, visit),
      ];
    }),
  );
  return writePartyDocument({
    bodies: ["", nameIn(body, language)],
    number: "",
    placeAndDay: placeOnDay(body.vi, today, { t, language }),
    kind: t("directives:report.kind"),
    summary: t("directives:report.summary", {
      number: directive.number,
      day: wordDay(directive.issuedOn, language),
    }),
    content: [
      textParagraph(
        t("directives:report.lead", {
          ...counts,
          day: wordDay(today, language),
          open: counts.total - counts.done,
        }),
      ),
      ruledTable(
        columns.map(({ key, share, align }) => ({ title: t(`directives:report.${key}`), share, align })),
        rows,
        24,
      ),
    ],
    signatures: [{ capacity: [t("directives:report.sign")], name: "" }],
    recipients: [],
    footer: `${directive.number}. ${wordDay(today, language)}`,
    landscape: true,
  });
}

/** Who reports: the committee above all others. */
async function topCommittee(db: Database): Promise<Names> {
  const row = await db("committees")
    .where({ parent_id: null, is_sample: false })
    .orderBy(["created_at", "id"])
    .first("name_vi", "name_en");
  return { vi: row?.name_vi ?? "", en: row?.name_en ?? "" };
}

function progressOf(
  duty: Duty,
  state: string,
  live: ReadonlyMap<string, LiveLink[]>,
  { language }: Visit<SignedIn>,
): string {
  const links = duty.fulfilledBy.flatMap((each) => live.get(keyOf(each)) ?? []);
  const notes = duty.notes
    .filter(({ text }) => text !== "")
    .map(({ at, text }) => `${wordInstant(at, language, workspaceZone)}: ${text}`);
  const systems = links.map(({ words, state: how }) => [words, how].filter((part) => part !== "").join(": "));
  return [state, ...systems, ...notes].join("\n");
}
