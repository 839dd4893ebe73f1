import { checklistWording } from "./wording-checklist";
import { itemWording } from "./wording-item";
import { matrixWording } from "./wording-matrix";
import { pictureWording } from "./wording-picture";
import { reviewWording } from "./wording-review";
import { templateWording } from "./wording-template";

/** Checklists, the picture of the province, templates. */
export const readinessWording = {
  vi: {
    ...checklistWording.vi,
    ...itemWording.vi,
    ...matrixWording.vi,
    ...pictureWording.vi,
    ...reviewWording.vi,
    ...templateWording.vi,
  },
  en: {
    ...checklistWording.en,
    ...itemWording.en,
    ...matrixWording.en,
    ...pictureWording.en,
    ...reviewWording.en,
    ...templateWording.en,
  },
};
