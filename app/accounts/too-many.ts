import type { Translate } from "~/platform/translate";

/** Says that too many attempts were made. @param wait milliseconds until the next one is taken */
export const wordTooMany = (t: Translate, wait: number): string =>
  t("accounts:sign-in.too-many", { minutes: Math.ceil(wait / 60_000) });
