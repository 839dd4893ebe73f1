import type { Translate } from "~/platform/translate";
import { largestTextFile, readTextFile } from "./read-text-file.server";

/** How many bytes a form with a draft's text and a file may have. */
export const draftUploadBytes = largestTextFile + 8 * 1024 * 1024;

export type FileInForm =
  | { kind: "none" }
  /** The text of the file stands in the form now, to be looked at before it is saved. */
  | { kind: "read"; form: FormData; notice: string }
  | { kind: "refused"; form: FormData; problem: string };

/**
 * Reads the file of a draft's form into its text field. Nothing is saved: who sent it sees first what was read. A text
 * that was typed stays when the file cannot be read.
 */
export async function fileIntoForm(form: FormData, t: Translate): Promise<FileInForm> {
  const file = form.get("file");
  const rest = new FormData();
  for (const [name, value] of form) if (typeof value === "string") rest.append(name, value);
  // A browser sends an empty, nameless file where none was chosen.
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) return { kind: "none" };
  const read = await readTextFile(file);
  if (!read.ok) return { kind: "refused", form: rest, problem: t(`documents:file.${read.reason}`) };
  rest.set("text", read.text);
  const count = read.text.split("\n\n").length;
  return { kind: "read", form: rest, notice: t("documents:file.read", { count }) };
}
