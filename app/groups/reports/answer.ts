import type { Opinion } from "./report";

export type ReportSaved =
  | { kind: "saved"; version: number }
  /** Somebody else saved meanwhile; null: it was removed. */
  | { kind: "outdated"; stored: Opinion | null }
  /** A report that was handed in takes nothing more. */
  | { kind: "handed-in" };

export type AttendanceSaved =
  | { kind: "saved"; version: number }
  | { kind: "attendance-outdated"; attendance: number | null; version: number }
  | { kind: "handed-in" };

/** What became of a form of a report. */
export type ReportAnswer =
  | ReportSaved
  | AttendanceSaved
  /** Messages by the names of fields. */
  | { kind: "invalid"; errors: Record<string, string[]> }
  | { kind: "done" };

/** The status of each answer in HTTP. */
export const statusOf = ({ kind }: ReportAnswer): number =>
  kind === "invalid" ? 400 : kind === "saved" || kind === "done" ? 200 : 409;
