import { z } from "zod";
import { OperatorError } from "~/platform/told";

/**
 * The format of a backup: a gzipped tar archive with
 * - `backup.json` first: a `Heading`;
 * - `tables/NAME/00000001.jsonl`: a thousand rows a piece, one JSON object a line, instants as ISO text in UTC;
 * - `files/KEY`: the uploaded files;
 * - `contents.json` last: `Contents`, by which one sees that nothing is missing or changed.
 */
export const backupFormat = "congress-planner-backup/1";

export const Heading = z.object({
  format: z.literal(backupFormat),
  /** When the data was read, ISO text in UTC. */
  madeAt: z.string(),
  /** The migrations by which its schema was made. */
  migrations: z.array(z.string()),
  /** By which one recognises the key that the names of survey plans are encrypted with, without learning it. */
  surveyKeyMark: z.string(),
});
export type Heading = z.infer<typeof Heading>;

export const Contents = z.object({
  rows: z.record(z.string(), z.number()),
  files: z.number(),
  /** SHA-256 of every piece but this one, by its name. */
  hashes: z.record(z.string(), z.string()),
});
export type Contents = z.infer<typeof Contents>;

/** The file cannot be read as a backup, or not all of it. What is told says why, in one sentence. */
export class DamagedBackupError extends OperatorError {}
