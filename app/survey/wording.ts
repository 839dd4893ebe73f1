import { papersWording } from "./print/wording";
import { planWording } from "./wording-plan";
import { stepWording } from "./wording-step";

/** Personnel surveys. */
export const surveyWording = {
  vi: { ...planWording.vi, ...stepWording.vi, papers: papersWording.vi },
  en: { ...planWording.en, ...stepWording.en, papers: papersWording.en },
};
