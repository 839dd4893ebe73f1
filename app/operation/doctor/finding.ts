import { told, word, type Values } from "~/platform/told";
import type { Translate } from "~/platform/translate";
import type { doctorWording } from "./wording";

type GoodCode = keyof (typeof doctorWording)["vi"]["good"];
type WrongCode = keyof (typeof doctorWording)["vi"]["wrong"];

/** What a check found. `fault`: something is broken or will be; `warning`: it works, but should be mended. */
export type Finding =
  | { state: "good"; code: GoodCode; values: Values }
  | { state: "warning" | "fault"; code: WrongCode; values: Values };

export const good = (code: GoodCode, values: Values = {}): Finding => ({ state: "good", code, values });
export const warning = (code: WrongCode, values: Values = {}): Finding => ({
  ...{ state: "warning", code, values },
});
export const fault = (code: WrongCode, values: Values = {}): Finding => ({ state: "fault", code, values });

/** A finding in words. */
export interface WordedFinding {
  state: Finding["state"];
  /** Stays the same whatever the language and the version. */
  code: Finding["code"];
  /** What is so, in one plain sentence. */
  text: string;
  /** What to do about it; absent when all is well. */
  remedy?: string;
}

export function wordFinding({ state, code, values }: Finding, t: Translate): WordedFinding {
  if (state === "good") return { state, code, text: word(told(`doctor:good.${code}`, values), t) };
  return {
    ...{ state, code },
    text: word(told(`doctor:wrong.${code}.text`, values), t),
    remedy: word(told(`doctor:wrong.${code}.remedy`, values), t),
  };
}
