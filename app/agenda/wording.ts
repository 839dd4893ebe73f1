import { editsWording } from "./wording-edits";
import { pagesWording } from "./wording-pages";
import { printWording } from "./wording-print";
import { rulesWording } from "./wording-rules";

export const agendaWording = {
  vi: { ...rulesWording.vi, ...editsWording.vi, ...pagesWording.vi, ...printWording.vi },
  en: { ...rulesWording.en, ...editsWording.en, ...pagesWording.en, ...printWording.en },
};
