import { createOperatorTranslator } from "~/operator-wording";
import { readConfig } from "~/platform/config.server";
import { operatorLanguage } from "~/platform/operator-language.mjs";
import { OperatorError, word } from "~/platform/told";
import { startServer } from "~/process/start.server";

/** The process: configuration in, one listening server out. */
const { language } = operatorLanguage(process.argv.slice(2), process.env);
const { t } = createOperatorTranslator(language);
try {
  await startServer(readConfig(process.env), (told) => process.stdout.write(`${word(told, t)}\n`));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${word(error.told, t)}\n`);
  process.exit(1);
}
