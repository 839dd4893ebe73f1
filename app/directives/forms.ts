import { z } from "zod";
import { day, id, line, optionalDay, optionalLine, paragraph, tick, whole } from "~/platform/fields";
import { dutyStates } from "./directive";

const headFields = {
  number: line(60),
  title: line(500),
  issuer: line(300),
  issuedOn: day(),
  signedBy: optionalLine(300),
  opening: paragraph(20_000),
};

export const DirectiveForm = z.object({
  ...headFields,
  /** The last part of the address. */
  slug: z
    .string()
    .max(80)
    .refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text !== "new", {
      params: { key: "directives:form.slug-shape" },
    }),
});

export const ClauseForm = z.object({
  number: line(24),
  title: line(500),
  text: paragraph(50_000),
  aboutCongress: tick(),
});

export const DutyForm = z.object({
  clause: id(),
  words: line(1000),
  responsible: optionalLine(500),
  dueBefore: optionalDay(),
});

/** A committee by its name, or part of it. */
export const RemindedForm = z.object({ name: line(200) });

const basedOn = whole(1, 2 ** 31 - 2);

export const HeadForm = z.object({ ...headFields, basedOn });

export const ClauseWordsForm = ClauseForm.extend({ basedOn });

export const DutyWordsForm = DutyForm.omit({ clause: true }).extend({ basedOn });

export const RemovalForm = z.object({
  basedOn,
  reason: optionalLine(1000),
  /** How many reports of progress were shown, and that they may leave the pages. */
  notes: whole(0, 1_000_000),
  isAgreed: tick(),
});

export const ProgressForm = z.object({
  basedOn,
  /** Issued with the form. */
  key: id().optional(),
  state: z.enum(dutyStates),
  note: paragraph(8000),
  responsible: optionalLine(500),
  dueBefore: optionalDay(),
});
