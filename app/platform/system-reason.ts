import { told, type Told } from "./told";
import { storageWording } from "./wording-storage";

type KnownCode = keyof (typeof storageWording)["vi"]["reason"];

/** Why the operating system did not do something with a file, as far as its code says so; else its own words. */
export function systemReason(error: unknown): Told | string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return Object.hasOwn(storageWording.vi.reason, code)
    ? told(`storage:reason.${code as KnownCode}`)
    : code || message;
}
