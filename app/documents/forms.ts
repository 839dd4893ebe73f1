import { z } from "zod";
import { day, id, line, optionalLine, paragraph, whole } from "~/platform/fields";
import { draftKinds } from "./draft-kinds";
import { splitText } from "./paragraphs";
import { answers, askedParties } from "./round";

/** Texts of more paragraphs are two documents; comparing versions takes time in the square of them. */
const mostParagraphs = 2000;

const text = paragraph(600_000).refine((value) => splitText(value).length <= mostParagraphs, {
  params: { key: "documents:form.too-many" },
});

export const DraftForm = z.object({
  congressId: id(),
  kind: z.enum(draftKinds),
  title: line(500),
  text,
});

export const VersionForm = z.object({ basedOn: whole(1, 1_000_000), text, note: optionalLine(500) });

const roundFields = {
  name: line(200),
  opensOn: day(),
  closesBefore: day(),
  instructions: paragraph(4000),
};

const inOrder = ({ opensOn, closesBefore }: { opensOn: string; closesBefore: string }) =>
  opensOn < closesBefore;
const orderFault = { path: ["closesBefore"], params: { key: "documents:form.order" } };

export const RoundForm = z
  .object({ ...roundFields, asked: z.enum(askedParties).default("everyone") })
  .refine(inOrder, orderFault);

export const ChangeRoundForm = z
  .object({ ...roundFields, basis: optionalLine(500), basedOn: whole(1, 1_000_000) })
  .refine(inOrder, orderFault);

/** Units asked by name, one a line. */
export const UnitsForm = z.object({
  names: paragraph(20_000)
    .transform(splitText)
    .pipe(z.array(line(200)).min(1).max(500)),
});

export const CommentForm = z.object({
  about: id()
    .optional()
    .transform((paragraphId) => paragraphId ?? null),
  unit: optionalLine(200),
  text: paragraph(10_000).refine((value) => value !== "", { params: { key: "form:required" } }),
  lateNote: optionalLine(1000),
});

/** Files sent after their comment; the files themselves are judged by their content. */
export const AttachForm = z.object({ comment: id() });

export const RemoveFileForm = z.object({ file: id() });

export const AnswerForm = z
  .object({
    comment: id(),
    basedOn: whole(1, 1_000_000),
    answer: z.enum(answers),
    reason: paragraph(4000),
  })
  .refine(({ answer, reason }) => answer === "accepted" || reason !== "", {
    path: ["reason"],
    params: { key: "documents:answer.reason-missing" },
  });
