import { isOverladen } from "../tidy";

/** What a file that people attach may be. */
export const uploadTypes = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "image/png": "png",
  "image/jpeg": "jpg",
} as const;
export type UploadType = keyof typeof uploadTypes;

/** For the `accept` of a file field: a hint to the browser, never a check. */
export const acceptedUploads = [
  ...Object.keys(uploadTypes),
  ...Object.values(uploadTypes).map((ending) => `.${ending}`),
].join(",");

/** The largest file, in bytes. */
export const largestUpload = 20 * 1024 * 1024;

export type NameRefusal = "name-missing" | "name-path" | "name-harmful" | "name-reserved";

// Control characters and marks that turn the direction of text around: `fdp.exe` would read `exe.pdf`.
const harmful = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file is kept for people, ending as its content asks; or why the name is refused.
 * Names never become paths: files are stored under the hash of their content.
 */
export function judgeFileName(
  given: string,
  type: UploadType,
): { ok: true; name: string } | { ok: false; reason: NameRefusal } {
  if (isOverladen(given)) return { ok: false, reason: "name-harmful" };
  const name = given.normalize("NFC").trim();
  if (harmful.test(name) || !name.isWellFormed()) return { ok: false, reason: "name-harmful" };
  if (/[/\\:]/.test(name) || /^\.+$/.test(name)) return { ok: false, reason: "name-path" };
  if (reserved.test(name)) return { ok: false, reason: "name-reserved" };
  const bare = withoutEdges(name);
  if (bare === "") return { ok: false, reason: "name-missing" };
  const ending = uploadTypes[type];
  const fits = new RegExp(`\\.${ending === "jpg" ? "jpe?g" : ending}$`, "i");
  const stem = bare.replace(fits, "");
  return { ok: true, name: `${shortened(stem, 180)}.${ending}` };
}

/** Without points and spaces at both ends; each sign is looked at once, however many there are. */
function withoutEdges(name: string): string {
  const isEdge = (at: number) => /[.\s]/.test(name[at] ?? "x");
  let [from, to] = [0, name.length];
  while (isEdge(from)) from += 1;
  while (to > from && isEdge(to - 1)) to -= 1;
  return name.slice(from, to);
}

/** Cut between characters, never within one. */
const shortened = (text: string, most: number): string =>
  [...text.slice(0, 2 * most)].slice(0, most).join("");
