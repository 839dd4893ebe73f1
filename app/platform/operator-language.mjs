/**
 * The language in which an operator is spoken to: what was typed as `--language`, else English where the locale of the
 * environment names it, else Vietnamese (also for C and POSIX, which name no language). Plain JavaScript, because words
 * are needed before TypeScript is loaded.
 * @param {readonly string[]} typed arguments
 * @param {Record<string, string | undefined>} environment
 * @returns {{ language: "vi" | "en", unknown: string | null }} `unknown` was typed as a language and is none
 */
export function operatorLanguage(typed, environment) {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  const own = /^en(?![a-z])/i.test(locale) ? "en" : "vi";
  const asked = askedFor(typed);
  if (asked === null) return { language: own, unknown: null };
  return asked === "vi" || asked === "en"
    ? { language: asked, unknown: null }
    : { language: own, unknown: asked };
}

/** The last one counts, as with any option. */
function askedFor(typed) {
  const end = typed.indexOf("--");
  const options = end === -1 ? typed : typed.slice(0, end);
  let asked = null;
  options.forEach((word, index) => {
    if (word.startsWith("--language=")) asked = word.slice("--language=".length);
    else if (word === "--language" && index + 1 < options.length) asked = options[index + 1];
  });
  return asked;
}
