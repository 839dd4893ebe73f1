import { delegatesWording } from "./wording-delegates";
import { divisionWording } from "./wording-division";
import { importWording } from "./wording-import";
import { papersWording } from "./wording-papers";
import { reportsWording } from "./wording-reports";

/** Delegates, their division into groups, and what is printed of it. */
export const groupsWording = {
  vi: {
    ...divisionWording.vi,
    ...importWording.vi,
    papers: papersWording.vi,
    reports: reportsWording.vi,
    ...delegatesWording.vi,
  },
  en: {
    ...divisionWording.en,
    ...importWording.en,
    papers: papersWording.en,
    reports: reportsWording.en,
    ...delegatesWording.en,
  },
};
