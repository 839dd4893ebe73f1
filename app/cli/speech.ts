import { createOperatorTranslator } from "~/operator-wording";
import type { Language } from "~/platform/language";
import { told, word, type Told, type Values, type WordingKey } from "~/platform/told";
import type { Translate } from "~/platform/translate";

/** How a command speaks: one language, lines on standard output and, beside the answer, on standard error. */
export interface Speech {
  language: Language;
  t: Translate;
  word: (told: Told) => string;
  /** A line of the answer. */
  say: (key: WordingKey, values?: Values) => void;
  /** A line beside the answer. */
  warn: (key: WordingKey, values?: Values) => void;
}

export function createSpeech(language: Language): Speech {
  const { t } = createOperatorTranslator(language);
  return {
    ...{ language, t },
    word: (whatIsTold) => word(whatIsTold, t),
    say: (key, values) => print(word(told(key, values), t)),
    warn: (key, values) => void process.stderr.write(`${word(told(key, values), t)}\n`),
  };
}

/** What is the same in every language: JSON, links. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);
