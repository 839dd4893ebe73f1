import type { Opinion } from "./report";
import { fieldsOf, sameFields, type OpinionFields } from "./report-view";

/** A save on its way: sent again as it was until the server has answered, so that it is never two. */
export interface Sending {
  key: string;
  basedOn: number;
  fields: OpinionFields;
}

/** An opinion as it stands on this device. */
export interface LocalOpinion {
  id: string;
  /** The version on the server on which the typing rests; 0: none. */
  basedOn: number;
  fields: OpinionFields;
  sending: Sending | null;
  /** Typed, and not known to be stored. */
  isDirty: boolean;
  /** What another device stored meanwhile; `"removed"`: took it away. The writer decides. */
  conflict: { fields: OpinionFields; version: number; author: string } | "removed" | null;
  /** Messages of the server by field. */
  errors: Record<string, string[]>;
}

export const localOpinion = (id: string, basedOn: number, fields: OpinionFields): LocalOpinion => ({
  ...{ id, basedOn, fields, sending: null, isDirty: false, conflict: null, errors: {} },
});

/** After typing. */
export const typed = (opinion: LocalOpinion, fields: OpinionFields): LocalOpinion => ({
  ...opinion,
  fields,
  isDirty: true,
  errors: {},
});

/** True where there is something to send: nothing is sent while a conflict waits or before there is a text. */
export const isToSend = ({ isDirty, conflict, errors, fields, sending }: LocalOpinion): boolean =>
  sending !== null ||
  (isDirty && conflict === null && Object.keys(errors).length === 0 && fields.text.trim() !== "");

/** The save to send now: the one that was not answered yet, before anything newer. */
export const nextSending = (opinion: LocalOpinion, key: string): Sending =>
  opinion.sending ?? { key, basedOn: opinion.basedOn, fields: opinion.fields };

/** After the server stored what was sent. What was typed since remains to be sent. */
export const stored = (opinion: LocalOpinion, sent: Sending, version: number): LocalOpinion => ({
  ...opinion,
  basedOn: version,
  sending: null,
  isDirty: !sameFields(opinion.fields, sent.fields),
});

/** After the server refused what was sent. */
export const refusedWith = (
  opinion: LocalOpinion,
  refusal: Pick<LocalOpinion, "conflict"> | Pick<LocalOpinion, "errors">,
): LocalOpinion => ({ ...opinion, sending: null, isDirty: true, ...refusal });

/**
 * Goes on with what was typed here, over what is stored; the other text stays among the versions. What another device
 * took away comes back as an opinion of its own.
 */
export const keepMine = (opinion: LocalOpinion, freshId: string): LocalOpinion => ({
  ...opinion,
  ...(opinion.conflict === "removed" ? { id: freshId, basedOn: 0 } : {}),
  ...(opinion.conflict !== null && opinion.conflict !== "removed" && { basedOn: opinion.conflict.version }),
  conflict: null,
});

/** Goes on with what is stored; null: with nothing, because it was taken away. */
export function takeTheirs({ id, conflict }: LocalOpinion): LocalOpinion | null {
  return conflict === null || conflict === "removed"
    ? null
    : localOpinion(id, conflict.version, conflict.fields);
}

const isClean = ({ isDirty, sending }: LocalOpinion): boolean => !isDirty && sending === null;

/** What is shown after the server told what it stores: never over what was typed here and is not stored yet. */
export function absorb(local: readonly LocalOpinion[], server: readonly Opinion[]): LocalOpinion[] {
  const fresh = new Map(server.map((opinion) => [opinion.id, opinion]));
  const known = new Set(local.map(({ id }) => id));
  const kept = local.flatMap((opinion) => {
    const now = fresh.get(opinion.id);
    if (!isClean(opinion)) return [opinion];
    if (now) return now.version >= opinion.basedOn ? [ofServer(now)] : [opinion];
    return opinion.basedOn === 0 ? [opinion] : [];
  });
  return [...kept, ...server.filter(({ id }) => !known.has(id)).map(ofServer)];
}

const ofServer = (opinion: Opinion): LocalOpinion =>
  localOpinion(opinion.id, opinion.version, fieldsOf(opinion));

/** What a device keeps until the server has it. */
export const unsent = (local: readonly LocalOpinion[]): LocalOpinion[] =>
  local.filter(
    (opinion) =>
      !isClean(opinion) && (opinion.sending !== null || opinion.basedOn > 0 || opinion.fields.text !== ""),
  );
