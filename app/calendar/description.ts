import { cleanText } from "./content-lines";
import type { CalendarEntry } from "./entry";

/** What is said of an entry as plain text, lines parted by `\n`, and as HTML with the way to its page. */
export function describe({ description, url }: Pick<CalendarEntry, "description" | "url">) {
  const plain = cleanText(description).trim();
  const paragraphs = plain === "" ? [] : plain.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
  const link = `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
  return { plain, html: `<!DOCTYPE html><html><body>${paragraphs.join("")}${link}</body></html>` };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
