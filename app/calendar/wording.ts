import { feedWording } from "./wording-feeds";

/** Feeds, and the page on which people subscribe to them. */
export const calendarWording = {
  vi: { ...feedWording.vi },
  en: { ...feedWording.en },
};
