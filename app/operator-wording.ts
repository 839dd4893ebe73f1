import type { i18n } from "i18next";
import { commandWording } from "~/cli/wording";
import { helpWording } from "~/cli/wording-help";
import { doctorWording } from "~/operation/doctor/wording";
import { operationWording } from "~/operation/wording";
import { wordInstant } from "~/platform/days";
import type { Language } from "~/platform/language";
import { workspaceZone } from "~/platform/settings.server";
import { configurationWording } from "~/platform/wording-configuration";
import { storageWording } from "~/platform/wording-storage";
import { startWording } from "~/process/wording";
import { createTranslator } from "~/wording";

/** The words of the start and of the command line, beside those of the interface: browsers are not sent them. */
export const operatorWording = {
  vi: {
    configuration: configurationWording.vi,
    storage: storageWording.vi,
    start: startWording.vi,
    operation: operationWording.vi,
    doctor: doctorWording.vi,
    command: commandWording.vi,
    help: helpWording.vi,
  },
  en: {
    configuration: configurationWording.en,
    storage: storageWording.en,
    start: startWording.en,
    operation: operationWording.en,
    doctor: doctorWording.en,
    command: commandWording.en,
    help: helpWording.en,
  },
};

/** A translator that knows the words for operators as well. `{{at, instant}}` words an instant in ISO text. */
export function createOperatorTranslator(language: Language): i18n {
  const translator = createTranslator(language, operatorWording[language]);
  translator.services.formatter?.add("instant", (value: string) =>
    wordInstant(value, language, workspaceZone),
  );
  return translator;
}
