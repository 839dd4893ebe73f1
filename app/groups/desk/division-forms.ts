import { z } from "zod";
import { line, revisionNumber, whole } from "~/platform/fields";
import { mostGroups } from "../division/content";

const id = z.string().min(1).max(16);
const name = line(200);
const version = revisionNumber();

/** Begins a division. */
export const NewDivision = z.object({ name, groups: whole(1, mostGroups) });

/** What is done with a whole division. */
export const DivisionAct = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("choose"), id, version }),
  z.object({ intent: z.literal("copy"), id, name }),
  z.object({ intent: z.literal("rename"), id, version, name }),
]);

export const DivisionDeletion = z.object({ version });
