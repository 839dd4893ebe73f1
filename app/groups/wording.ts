import { delegatesWording } from "./wording-delegates";
import { importWording } from "./wording-import";
import { papersWording } from "./wording-papers";
import { reportsWording } from "./wording-reports";

/** Delegates, their division into groups, and what is printed of it. */
export const groupsWording = {
  vi: {
    ...importWording.vi,
    papers: papersWording.vi,
    reports: reportsWording.vi,
    ...delegatesWording.vi,
  },
  en: {
    ...importWording.en,
    papers: papersWording.en,
    reports: reportsWording.en,
    ...delegatesWording.en,
  },
};
