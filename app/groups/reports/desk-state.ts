import type { ReportAnswer } from "./answer";
import type { Opinion } from "./report";
import { fieldsOf } from "./report-view";
import {
  absorb,
  isToSend,
  nextSending,
  refusedWith,
  stored,
  unsent,
  type LocalOpinion,
  type Sending,
} from "./saving";

/** Attendance as it stands on this device. */
export interface LocalAttendance {
  value: string;
  basedOn: number;
  isDirty: boolean;
  errors: string[];
  /** What another device stored meanwhile: the writer types anew, or leaves it. */
  conflict: string | null;
}

/** What the server told when the page was loaded. */
export interface ServerReport {
  opinions: Opinion[];
  attendance: number | null;
  version: number;
}

/** What waits on a device until the server has it. */
export interface Kept {
  opinions: LocalOpinion[];
  attendance: LocalAttendance | null;
  wantsHandIn: boolean;
}

/** A group's report on one device. */
export interface DeskState {
  opinions: LocalOpinion[];
  attendance: LocalAttendance;
  wantsHandIn: boolean;
  /** `over`: the address works no longer. */
  connection: "online" | "offline" | "over";
}

export const firstState = (opinions: LocalOpinion[], server: ServerReport): DeskState => ({
  ...{ opinions, attendance: attendanceOf(server), wantsHandIn: false },
  connection: "online",
});

const attendanceOf = ({ attendance, version }: Omit<ServerReport, "opinions">): LocalAttendance => ({
  ...{ value: wordNumber(attendance), basedOn: version, isDirty: false, errors: [], conflict: null },
});

const wordNumber = (number: number | null): string => (number === null ? "" : String(number));

/** One write on its way to the server. */
export type Request =
  | { what: "opinion"; id: string; sending: Sending }
  | { what: "attendance"; value: string; basedOn: number }
  | { what: "hand-in" };

/** What to send next: opinions, then attendance, and handing in when nothing else waits. Null: nothing. */
export function nextRequest(state: DeskState, freshKey: string): Request | null {
  const { opinions, attendance, wantsHandIn } = state;
  const opinion = opinions.find(isToSend);
  if (opinion) return { what: "opinion", id: opinion.id, sending: nextSending(opinion, freshKey) };
  if (attendance.isDirty && attendance.errors.length === 0 && attendance.conflict === null)
    return { what: "attendance", value: attendance.value, basedOn: attendance.basedOn };
  return wantsHandIn && !holdsUnsent(state) ? { what: "hand-in" } : null;
}

const holdsUnsent = ({ opinions, attendance }: DeskState): boolean =>
  unsent(opinions).length > 0 || attendance.isDirty;

export const isWaiting = (state: DeskState): boolean => holdsUnsent(state) || state.wantsHandIn;

/** Something that only the writer can settle stands in the way. */
export const isStuck = ({ opinions, attendance }: DeskState): boolean =>
  attendance.errors.length > 0 ||
  attendance.conflict !== null ||
  opinions.some(
    ({ conflict, errors, basedOn, fields }) =>
      conflict !== null || Object.keys(errors).length > 0 || (basedOn > 0 && fields.text.trim() === ""),
  );

/** The fields of the form that a request sends. */
export function postedFields(request: Request): Record<string, string> {
  switch (request.what) {
    case "opinion": {
      const { key, basedOn, fields } = request.sending;
      return { intent: "opinion", id: request.id, key, basedOn: String(basedOn), ...fields };
    }
    case "attendance":
      return { intent: "attendance", attendance: request.value, basedOn: String(request.basedOn) };
    case "hand-in":
      return { intent: "hand-in" };
  }
}

/** After a request was sent off. */
export const begun = (state: DeskState, request: Request): DeskState =>
  request.what === "opinion"
    ? withOpinion(state, request.id, (opinion) => ({ ...opinion, sending: request.sending }))
    : state;

/** After the server answered a request. */
export function answered(before: DeskState, request: Request, answer: ReportAnswer): DeskState {
  const state: DeskState = { ...before, connection: "online" };
  if (answer.kind === "handed-in") {
    // Handed in on another device: what is left here waits until the report is opened again.
    return request.what === "opinion"
      ? withOpinion(state, request.id, (opinion) => ({ ...opinion, sending: null }))
      : state;
  }
  switch (request.what) {
    case "opinion":
      return withOpinion(state, request.id, (opinion) => afterSaving(opinion, request.sending, answer));
    case "attendance":
      return { ...state, attendance: afterTelling(state.attendance, request.value, answer) };
    case "hand-in":
      return { ...state, wantsHandIn: false };
  }
}

/** Changes one opinion; null takes it away. */
export const withOpinion = (
  state: DeskState,
  id: string,
  change: (opinion: LocalOpinion) => LocalOpinion | null,
): DeskState => ({
  ...state,
  opinions: state.opinions.flatMap((each) => (each.id === id ? (change(each) ?? []) : [each])),
});

/** With what waited when the page was left: in its place, new opinions after those that are stored. */
export function resumed(state: DeskState, { opinions, attendance, wantsHandIn }: Kept): DeskState {
  const kept = new Map(opinions.map((opinion) => [opinion.id, opinion]));
  const known = new Set(state.opinions.map(({ id }) => id));
  const shown = state.opinions.map((opinion) => kept.get(opinion.id) ?? opinion);
  const blank = shown.filter(({ basedOn, isDirty }) => basedOn === 0 && !isDirty);
  return {
    ...state,
    opinions: [
      ...shown.filter((opinion) => !blank.includes(opinion)),
      ...opinions.filter(({ id }) => !known.has(id)),
      ...blank,
    ],
    attendance: attendance ?? state.attendance,
    wantsHandIn,
  };
}

/** After the page's data came anew: what was typed here and is not stored yet stays. */
export const refreshed = (state: DeskState, server: ServerReport): DeskState => ({
  ...state,
  opinions: absorb(state.opinions, server.opinions),
  attendance: state.attendance.isDirty ? state.attendance : attendanceOf(server),
});

function afterSaving(opinion: LocalOpinion, sent: Sending, answer: ReportAnswer): LocalOpinion {
  if (answer.kind === "saved") return stored(opinion, sent, answer.version);
  if (answer.kind === "invalid") return refusedWith(opinion, { errors: answer.errors });
  if (answer.kind !== "outdated") return opinion;
  const { stored: other } = answer;
  const conflict = other && { fields: fieldsOf(other), version: other.version, author: other.author };
  return refusedWith(opinion, { conflict: conflict ?? "removed" });
}

function afterTelling(attendance: LocalAttendance, sent: string, answer: ReportAnswer): LocalAttendance {
  if (answer.kind === "saved")
    return { ...attendance, basedOn: answer.version, isDirty: attendance.value !== sent };
  if (answer.kind === "invalid") return { ...attendance, errors: Object.values(answer.errors).flat() };
  if (answer.kind !== "attendance-outdated") return attendance;
  return { ...attendance, basedOn: answer.version, conflict: wordNumber(answer.attendance) };
}
