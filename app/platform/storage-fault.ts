/** Why the storage cannot be used now, through no fault of the request. */
export type StorageFault = "unreachable" | "refused" | "full" | "read-only" | "busy" | "unusable";

/** A store of files that cannot be used now; the message is for the operator. */
export class FileStoreError extends Error {
  override name = "FileStoreError";
  constructor(
    message: string,
    readonly fault: StorageFault,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** By its name: the built pages hold a class of their own. */
export const isFileStoreError = (error: unknown): error is FileStoreError =>
  error instanceof Error && error.name === "FileStoreError";
