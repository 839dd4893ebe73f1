import { z } from "zod";
import { day, optionalLine, revisionNumber, tick, time } from "~/platform/fields";
import { minutesOf, sessionKinds } from "./agenda";
import { blockCodes } from "./templates/blocks";

/** The form of one session. */
export const SessionForm = z
  .object({
    basedOn: revisionNumber(),
    kind: z.enum(sessionKinds),
    title: optionalLine(300),
    date: day(),
    start: time(),
    end: time(),
  })
  .superRefine(({ start, end }, context) => {
    if ((minutesOf(end) ?? 0) <= (minutesOf(start) ?? 0)) {
      context.addIssue({ code: "custom", path: ["end"], params: { key: "agenda:session.end-after-start" } });
    }
  });

/** Inserts a block of slots into a session from a time on; what is there already moves on where asked. */
export const BlockForm = z.object({
  basedOn: revisionNumber(),
  block: z.enum(blockCodes),
  start: time(),
  makesRoom: tick(),
});
