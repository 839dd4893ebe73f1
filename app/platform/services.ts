import type { i18n } from "i18next";
import type { Logger } from "pino";
import type { Clock } from "./clock";
import type { Config } from "./config.server";
import type { Database } from "./database.server";
import type { Language } from "./language";
import type { Signals } from "./signals";

/** What the process owns, made once at start and handed to every loader and action in its context. */
export interface Services {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
  signals: Signals;
  translators: Record<Language, i18n>;
}
