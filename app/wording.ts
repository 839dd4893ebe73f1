import { createInstance, type i18n } from "i18next";
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

/** A translator for one language, ready at once: all words are in the program. */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  void translator.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(wording.vi),
    defaultNS: "common",
    resources: wording,
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  return translator;
}
