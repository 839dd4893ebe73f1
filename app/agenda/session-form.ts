import { z } from "zod";
import { day, optionalLine, time, revisionNumber } from "~/platform/fields";
import { minutesOf, sessionKinds } from "./agenda";

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
