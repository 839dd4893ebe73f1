import { delegatesWording } from "./wording-delegates";
import { importWording } from "./wording-import";
import { papersWording } from "./wording-papers";

/** Delegates, their division into groups, and what is printed of it. */
export const groupsWording = {
  vi: {
    ...importWording.vi,
    papers: papersWording.vi,
    ...delegatesWording.vi,
  },
  en: {
    ...importWording.en,
    papers: papersWording.en,
    ...delegatesWording.en,
  },
};
