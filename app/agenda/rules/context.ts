import type { RuleCode, Severity } from "../finding";

/** A stretch of time in which another congress of the workspace uses rooms and people. */
export interface Booking {
  congress: string;
  slotTitle: string;
  /** `YYYY-MM-DD`, local. */
  date: string;
  startMinute: number;
  endMinute: number;
  /** Where that congress meets; empty where not known. */
  place: string;
  rooms: string[];
  people: { name: string; title: string }[];
}

/** What a check needs beyond the agenda itself. */
export interface CheckContext {
  /** Where this congress meets; empty where not known. */
  place: string;
  elsewhere: Booking[];
  /** Severities of this workspace that differ from the defaults. */
  severities: Partial<Record<RuleCode, Severity>>;
}

/** A file judged on its own: no other congresses, default severities. */
export const standalone: CheckContext = { place: "", elsewhere: [], severities: {} };
