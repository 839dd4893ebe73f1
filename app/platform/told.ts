import type { FlatNamespace, ParseKeys } from "i18next";
import type { Translate } from "./translate";

/** A key of the words, `room:key.key`. */
export type WordingKey = ParseKeys<FlatNamespace[]>;

/** Something to tell an operator, in whichever language they read. A value may itself be something to tell. */
export interface Told {
  key: WordingKey;
  values: Values;
}
export type Values = Record<string, string | number | Told>;

export const told = (key: WordingKey, values: Values = {}): Told => ({ key, values });

/** The words of what is told. */
export function word({ key, values }: Told, t: Translate): string {
  const worded = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? word(value, t) : value,
  ]);
  return (t as (key: string, values: object) => string)(key, Object.fromEntries(worded));
}

/** Something cannot be done, and the operator can mend it: what is told says what is wrong and what to do. */
export class OperatorError extends Error {
  readonly told: Told;
  constructor(key: WordingKey, values: Values = {}, options?: ErrorOptions) {
    super(`${key} ${JSON.stringify(values)}`, options);
    this.told = told(key, values);
  }
}
