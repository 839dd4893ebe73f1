import { editingWording } from "./wording-editing";
import { readingWording } from "./wording-reading";

/** Committees, congresses, the schedule, the overview. */
export const congressWording = {
  vi: { ...readingWording.vi, ...editingWording.vi },
  en: { ...readingWording.en, ...editingWording.en },
};
