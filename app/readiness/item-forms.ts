import { z } from "zod";
import { id, optionalDay, optionalLine, paragraph, whole } from "~/platform/fields";

const basedOn = whole(1, 1_000_000_000);
/** Issued with the form. */
const key = id().optional();

/** A step with an item; a reason where the step needs one. */
export const StepForm = z
  .object({
    basedOn,
    key,
    step: z.enum(["start", "done", "reopen", "confirm", "return", "propose-not-applicable"]),
    reason: paragraph(2000),
  })
  .refine(({ step, reason }) => !(step === "return" || step === "propose-not-applicable") || reason !== "", {
    path: ["reason"],
    params: { key: "readiness:refusal.reason-missing" },
  });

/** Who is responsible, the notes, a day of its own. */
export const DetailsForm = z.object({
  basedOn,
  key,
  responsible: optionalLine(200),
  responsibleId: id()
    .optional()
    .transform((account) => account ?? null),
  notes: paragraph(8000),
  pinned: optionalDay(),
});

export const WithdrawForm = z.object({ evidence: id() });

/** Which form of the page was sent. */
export const itemIntents = ["step", "details", "evidence", "withdraw"] as const;
