import { z } from "zod";
import { id, revisionNumber } from "./fields";
import { readBytes } from "./forms.server";

const mostSpans = 100;

/** What a board sends: a command of its room or a step, and what its author had seen. */
export function boardEdit<Command extends z.ZodType>(command: Command) {
  const basis = {
    basedOn: revisionNumber(),
    unseen: z
      .array(z.tuple([revisionNumber(), revisionNumber()]))
      .max(mostSpans)
      .default([]),
    key: id().optional(),
  };
  return z.union([z.object({ ...basis, command }), z.object({ ...basis, step: z.enum(["undo", "redo"]) })]);
}

/**
 * Reads what a board sent; null where it is something else.
 * @throws Response 413 when it is longer than `mostBytes`, 415 when it is not sent as JSON
 */
export async function readBoardEdit<Edit extends z.ZodType>(
  request: Request,
  edit: Edit,
  mostBytes: number,
): Promise<z.infer<Edit> | null> {
  if (!/^application\/json(;|$)/i.test(request.headers.get("Content-Type") ?? "")) {
    throw new Response(null, { status: 415 });
  }
  const bytes = await readBytes(request, mostBytes);
  const sent = edit.safeParse(parsed(bytes.toString("utf8")));
  return sent.success ? sent.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
