import type { OpinionKind, Opinion } from "./report";

/** What the fields of an opinion hold: text, as forms do. */
export interface OpinionFields {
  documentId: string;
  section: string;
  kind: OpinionKind;
  text: string;
  speakers: string;
}

/** An opinion that nothing was typed into. */
export const blankFields = (documentId = ""): OpinionFields => ({
  ...{ documentId, section: "", kind: "change", text: "", speakers: "" },
});

export const fieldsOf = ({ documentId, section, kind, text, speakers }: Opinion): OpinionFields => ({
  ...{ documentId, section, kind, text },
  speakers: speakers === null ? "" : String(speakers),
});

export const sameFields = (one: OpinionFields, other: OpinionFields): boolean =>
  one.documentId === other.documentId &&
  one.section === other.section &&
  one.kind === other.kind &&
  one.text === other.text &&
  one.speakers === other.speakers;
