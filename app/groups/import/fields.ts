import { DelegateForm, type DelegateValues } from "../delegate";

/** The data of a delegate that every list can have, in the order of a file. */
export const plainFields = [
  "code",
  "name",
  "status",
  "unit",
  "sex",
  "birthYear",
  "ethnicity",
  "sector",
] as const;
export type PlainField = (typeof plainFields)[number];

const attributePrefix = "attribute:";
/** A datum of a delegate: a plain field, or a further attribute by its name. */
export type Field = PlainField | `${typeof attributePrefix}${string}`;

export const attributeField = (name: string): Field => `${attributePrefix}${name}`;
/** The name of the further attribute; null for a plain field. */
export const attributeOf = (field: Field): string | null =>
  field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : null;

/** A delegate as texts by field: statuses and sexes by their codes, empty texts left out. */
export type Texts = Map<Field, string>;

export function textsOf(delegate: DelegateValues): Texts {
  const texts: [Field, string][] = [
    ...plainFields.map((field): [Field, string] => [field, String(delegate[field] ?? "")]),
    ...Object.entries(delegate.attributes).map(([name, value]): [Field, string] => [
      attributeField(name),
      value,
    ]),
  ];
  return new Map(texts.filter(([, text]) => text !== ""));
}

/** A field that does not obey the rules of the form; `field` null when it is about further attributes as a whole. */
export interface FieldFault {
  field: Field | null;
  code: "missing" | "too-long" | "harmful" | "too-many-attributes" | "unreadable";
  maximum: number | null;
}

export type Judged = { ok: true; values: DelegateValues } | { ok: false; faults: FieldFault[] };

/** Judges the texts of a delegate by the rules of the form in which one is entered by hand. */
export function valuesOf(texts: Texts): Judged {
  const attributes = [...texts].flatMap(([field, value]) => {
    const name = attributeOf(field);
    return name === null ? [] : [{ name, value }];
  });
  const year = texts.get("birthYear");
  const parsed = DelegateForm.safeParse({
    ...Object.fromEntries(plainFields.map((field) => [field, texts.get(field)])),
    birthYear: year === undefined ? undefined : Number(year),
    attributes,
    basedOn: 0,
  });
  if (parsed.success) {
    const { basedOn: _basedOn, isTwin: _isTwin, ...values } = parsed.data;
    return { ok: true, values };
  }
  return {
    ok: false,
    faults: parsed.error.issues.map(({ code, path, ...issue }): FieldFault => {
      const [key, index] = path;
      const attribute =
        key === "attributes" && typeof index === "number" ? attributes[index]?.name : undefined;
      const field =
        attribute === undefined ? plainFields.find((each) => each === key) : attributeField(attribute);
      const maximum = "maximum" in issue ? Number(issue.maximum) : null;
      if (code === "custom") return { field: field ?? null, code: "harmful", maximum: null };
      if (code === "too_big" && !field) return { field: null, code: "too-many-attributes", maximum };
      if (code === "too_big") return { field: field ?? null, code: "too-long", maximum };
      const isMissing = code === "too_small" || (field !== undefined && !texts.has(field));
      return { field: field ?? null, code: isMissing ? "missing" : "unreadable", maximum: null };
    }),
  };
}
