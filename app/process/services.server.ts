import pino from "pino";
import { systemClock } from "~/platform/clock";
import type { Config } from "~/platform/config.server";
import { openDatabase } from "~/platform/database.server";
import type { Services } from "~/platform/services";
import { createSignals } from "~/platform/signals";
import { createTranslator } from "~/wording";

/** What the log keeps of an error: not what databases add to it, which may hold what people typed. */
function errorForLog(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  return { name, code, message, stack };
}

/** Makes what the whole process shares. Close `db` when done. */
export function createServices(config: Config, parts: Partial<Services> = {}): Services {
  return {
    config,
    db: openDatabase(config.database),
    clock: systemClock,
    log: pino({
      ...{ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
      serializers: { err: errorForLog },
    }),
    signals: createSignals(),
    translators: { vi: createTranslator("vi"), en: createTranslator("en") },
    ...parts,
  };
}
