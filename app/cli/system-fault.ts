import type { commandWording } from "./wording";
import { OperatorError, told } from "~/platform/told";

type KnownCode = keyof (typeof commandWording)["vi"]["file"]["why"];
const known: Record<KnownCode, true> = {
  ...{ ENOENT: true, EACCES: true, EPERM: true, EISDIR: true, ENOTDIR: true, ENOSPC: true, EROFS: true },
};

/** A file cannot be read or written, with the reason that the operating system gives. */
export function fileFault(what: "unreadable" | "unwritable", file: string, error: unknown): OperatorError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const why = code in known ? told(`command:file.why.${code as KnownCode}`) : code || message;
  return new OperatorError(`command:file.${what}`, { file, why });
}
