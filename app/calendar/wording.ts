import { cardsWording } from "./wording-cards";
import { feedWording } from "./wording-feeds";
import { pageWording } from "./wording-page";

/** Feeds, and the page on which people subscribe to them. */
export const calendarWording = {
  vi: { ...feedWording.vi, ...pageWording.vi, ...cardsWording.vi },
  en: { ...feedWording.en, ...pageWording.en, ...cardsWording.en },
};
