import { z } from "zod";
import { optionalLine, optionalWhole, paragraph, whole } from "~/platform/fields";

/** What an opinion is: agreement with the draft, a proposal to change it, or a question. */
export const opinionKinds = ["agree", "change", "question"] as const;
export type OpinionKind = (typeof opinionKinds)[number];

export interface OpinionValues {
  /** A document of the congress; empty: the documents as a whole. */
  documentId: string;
  /** Which part of it, as the group names it; may be empty. */
  section: string;
  kind: OpinionKind;
  text: string;
  /** How many spoke for it; null: not counted. */
  speakers: number | null;
}

export interface Opinion extends OpinionValues {
  id: string;
  version: number;
  author: string;
  /** ISO text in UTC. */
  at: string;
}

/** Which report: a group in a round (0 is the first) of a division. */
export interface ReportKey {
  divisionId: string;
  round: number;
  groupId: string;
}

export interface GroupReport extends ReportKey {
  id: string;
  attendance: number | null;
  handedIn: { by: string; at: string } | null;
  /** Of attendance and of handing in; 0 while nothing was stored. */
  version: number;
  opinions: Opinion[];
}

/** A report of which nothing is stored yet. */
export const emptyReport = (key: ReportKey): GroupReport => ({
  ...{ divisionId: key.divisionId, round: key.round, groupId: key.groupId },
  ...{ id: "", attendance: null, handedIn: null, version: 0, opinions: [] },
});

const most = 100_000;
/** Ids are given where an opinion is written: 16 letters and digits as the server gives them. */
const opinionId = () => z.string().regex(/^[a-z2-9]{16}$/);
const version = () => whole(0, 2 ** 31 - 1);

/** The form of one opinion; `basedOn` is 0 for a new one. The same `key` sent again changes nothing. */
export const OpinionForm = z.object({
  id: opinionId(),
  basedOn: version(),
  key: opinionId(),
  documentId: optionalLine(16),
  section: optionalLine(300),
  kind: z.enum(opinionKinds),
  text: paragraph(10_000).refine((value) => value !== "", { params: { key: "form:required" } }),
  speakers: optionalWhole(0, most),
});
export type OpinionSent = z.infer<typeof OpinionForm>;

export const RemoveForm = z.object({ id: opinionId(), basedOn: version() });

export const AttendanceForm = z.object({ basedOn: version(), attendance: optionalWhole(0, most) });
