import { z } from "zod";
import { revisionNumber } from "~/platform/fields";

const basedOn = revisionNumber();
const slot = z.string().min(1).max(64);

/** The forms that tie group discussions to divisions; a choice is a division and a round, `id:0`. */
export const DivisionForm = z.discriminatedUnion("intent", [
  z.object({
    ...{ basedOn, slot, intent: z.literal("attach") },
    choice: z
      .string()
      .regex(/^[a-z0-9]{1,16}:\d$/)
      .transform((text) => ({ division: text.slice(0, -2), round: Number(text.slice(-1)) })),
  }),
  z.object({ basedOn, slot, intent: z.literal("detach") }),
  /** Of every slot that is out of step; `from` is the page to come back to. */
  z.object({
    ...{ basedOn, intent: z.literal("update") },
    from: z.enum(["edit", "publish", "divisions"]).default("divisions"),
  }),
]);
