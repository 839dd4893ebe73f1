import { z } from "zod";
import { line, optionalLine, revisionNumber } from "~/platform/fields";
import { ruleCodes } from "../finding";

/** Publishing, and setting a demand aside or not any longer. */
export const PublishForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("publish"), basedOn: revisionNumber(), name: optionalLine(200) }),
  z.object({
    intent: z.literal("waive"),
    code: z.enum(ruleCodes),
    name: line(200),
    reason: line(1000),
  }),
  z.object({ intent: z.literal("withdraw"), waiver: z.string().min(1).max(64) }),
]);
