import type { Agenda } from "../agenda";
import type { Letterhead, Reading } from "./letterhead";

/** A state of an agenda to be printed. */
export interface Edition {
  head: Letterhead;
  agenda: Agenda;
  /** The published version that changes are marked against. */
  before: { agenda: Agenda; version: number } | null;
  /** At the foot of every page: `Bản 2, ban hành 03/7/2020 14:05`. */
  label: string;
  /** ISO text in UTC; null for a draft. */
  publishedAt: string | null;
  reading: Reading;
}
