import { delegatesWording } from "./wording-delegates";
import { deskWording } from "./wording-desk";
import { divisionWording } from "./wording-division";
import { importWording } from "./wording-import";
import { papersWording } from "./wording-papers";
import { reportsWording } from "./wording-reports";
import { setupWording } from "./wording-setup";

/** Delegates, their division into groups, and what is printed of it. */
export const groupsWording = {
  vi: {
    ...divisionWording.vi,
    ...setupWording.vi,
    ...deskWording.vi,
    ...importWording.vi,
    papers: papersWording.vi,
    reports: reportsWording.vi,
    ...delegatesWording.vi,
  },
  en: {
    ...divisionWording.en,
    ...setupWording.en,
    ...deskWording.en,
    ...importWording.en,
    papers: papersWording.en,
    reports: reportsWording.en,
    ...delegatesWording.en,
  },
};
