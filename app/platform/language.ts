export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The language chosen by the cookie; Vietnamese unless English was chosen. */
export function languageOfCookie(cookieHeader: string | null | undefined): Language {
  const value = /(?:^|;\s*)language=([a-z]{2})/.exec(cookieHeader ?? "")?.[1];
  return isLanguage(value) ? value : "vi";
}
