import type { Told } from "./told";
import { storageWording } from "./wording-storage";

/** Why the storage cannot be used now, through no fault of the request. */
export type StorageFault = "unreachable" | "refused" | "full" | "read-only" | "busy" | "unusable";

type StoreFault = keyof (typeof storageWording.vi)["files"];

/** A store of files that cannot be used now. Its message is for the log, what is told for the operator. */
export class FileStoreError extends Error {
  override name = "FileStoreError";
  readonly told: Told;
  constructor(
    code: StoreFault,
    values: Record<string, string | number>,
    readonly fault: StorageFault,
    options?: ErrorOptions,
  ) {
    const message = storageWording.en.files[code].replace(/{{(\w+)}}/g, (_, name) => String(values[name]));
    super(message, options);
    this.told = { key: `storage:files.${code}`, values };
  }
}

/** By its name: the built pages hold a class of their own. */
export const isFileStoreError = (error: unknown): error is FileStoreError =>
  error instanceof Error && error.name === "FileStoreError";
