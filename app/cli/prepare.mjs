import { operatorLanguage } from "../platform/operator-language.mjs";
import { earlyLine } from "./early-words.mjs";

/**
 * Reads the `.env` file of this folder, which may name the language as well, and refuses a language that there is not.
 * @param {number} refused the exit status when it cannot go on
 */
export async function prepare(refused) {
  try {
    const { config } = await import("dotenv");
    config({ quiet: true });
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    leave(refused, earlyLine("packages-missing", { folder: process.cwd() }));
  }
  const { unknown } = operatorLanguage(process.argv.slice(2), process.env);
  if (unknown !== null) leave(refused, earlyLine("language-unknown", { typed: unknown }));
}

function leave(status, line) {
  process.stderr.write(line);
  process.exit(status);
}
