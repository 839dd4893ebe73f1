import pino from "pino";
import { systemClock } from "~/platform/clock";
import type { Config } from "~/platform/config.server";
import { openDatabase } from "~/platform/database.server";
import type { Services } from "~/platform/services";
import { createSignals } from "~/platform/signals";
import { createTranslator } from "~/wording";

/** Makes what the whole process shares. Close `db` when done. */
export function createServices(config: Config, parts: Partial<Services> = {}): Services {
  return {
    config,
    db: openDatabase(config.database),
    clock: systemClock,
    log: pino({ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }),
    signals: createSignals(),
    translators: { vi: createTranslator("vi"), en: createTranslator("en") },
    ...parts,
  };
}
