import type { Language } from "../language";
import type { Translate } from "../translate";

/** A file's size in words: `12 KB`, `1,5 MB`. @param size bytes */
export function wordSize(size: number, { t, language }: { t: Translate; language: Language }): string {
  const isLarge = size >= 1024 * 1024;
  const number = isLarge ? size / (1024 * 1024) : Math.max(1, size / 1024);
  const words = new Intl.NumberFormat(language, { maximumFractionDigits: isLarge ? 1 : 0 }).format(number);
  return t(isLarge ? "form:upload.megabytes" : "form:upload.kilobytes", { size: words });
}
