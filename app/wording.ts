import { createInstance, type i18n, type Resource } from "i18next";
import { accountsWording } from "~/accounts/wording";
import { secondFactorWording } from "~/accounts/wording-second-factor";
import { agendaWording } from "~/agenda/wording";
import { auditWording } from "~/audit/wording";
import { calendarWording } from "~/calendar/wording";
import { congressWording } from "~/congress/wording";
import { directivesWording } from "~/directives/wording";
import { groupsWording } from "~/groups/wording";
import { documentsWording } from "~/documents/wording";
import { commonWording, formWording } from "~/platform/wording";
import { readinessWording } from "~/readiness/wording";
import { remindersWording } from "~/reminders/wording";
import { sampleWording } from "~/sample/wording";
import { surveyWording } from "~/survey/wording";
import type { Language } from "~/platform/language";

/** Every word of the interface: one namespace a room, the same keys in both languages. */
export const wording = {
  vi: {
    common: commonWording.vi,
    form: formWording.vi,
    accounts: { ...accountsWording.vi, "second-factor": secondFactorWording.vi },
    agenda: agendaWording.vi,
    audit: auditWording.vi,
    calendar: calendarWording.vi,
    congress: congressWording.vi,
    directives: directivesWording.vi,
    documents: documentsWording.vi,
    groups: groupsWording.vi,
    readiness: readinessWording.vi,
    reminders: remindersWording.vi,
    sample: sampleWording.vi,
    survey: surveyWording.vi,
  },
  en: {
    common: commonWording.en,
    form: formWording.en,
    accounts: { ...accountsWording.en, "second-factor": secondFactorWording.en },
    agenda: agendaWording.en,
    audit: auditWording.en,
    calendar: calendarWording.en,
    congress: congressWording.en,
    directives: directivesWording.en,
    documents: documentsWording.en,
    groups: groupsWording.en,
    readiness: readinessWording.en,
    reminders: remindersWording.en,
    sample: sampleWording.en,
    survey: surveyWording.en,
  },
};

/**
 * A translator for one language, ready at once: all words are in the program.
 * @param others namespaces of words that the interface does not know
 */
export function createTranslator(language: Language, others: Resource[string] = {}): i18n {
  const translator = createInstance();
  const words = { ...wording[language], ...others };
  void translator.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(words),
    defaultNS: "common",
    resources: { [language]: words },
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  return remembering(translator);
}

type Lookup = (key: unknown, ...values: unknown[]) => unknown;

/**
 * Has words without values looked up once: a page asks for some hundred, and the library makes its way through all its
 * options for each of them. Words with values are made each time.
 */
function remembering(translator: i18n): i18n {
  const remember = <Fixed extends object>(fixed: Fixed): Fixed => {
    const look = fixed as unknown as Lookup;
    const known = new Map<unknown, unknown>();
    const lookUp: Lookup = (key, ...values) => {
      if (values.length > 0 && values[0] !== undefined) return look(key, ...values);
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      const words = look(key);
      // A key that there is not answers itself: whoever sends such keys must not fill the memory.
      if (words !== key) known.set(key, words);
      return words;
    };
    return Object.assign(lookUp, fixed) as unknown as Fixed;
  };
  const make = translator.getFixedT.bind(translator) as (...given: unknown[]) => object;
  const made = new Map<string, object>();
  translator.getFixedT = ((...given: unknown[]) => {
    const name = JSON.stringify(given);
    const fixed = made.get(name) ?? remember(make(...given));
    made.set(name, fixed);
    return fixed;
  }) as typeof translator.getFixedT;
  translator.t = remember(translator.t);
  return translator;
}
