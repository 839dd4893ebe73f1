/** What a request for a feed will take, by its headers (RFC 9110). */

const ours = ["br", "gzip"] as const;

/** The best encoding that the client takes; a tie goes to the smaller one. */
export function chosenEncoding(header: string | undefined): "br" | "gzip" | "identity" {
  if (header === undefined || header === "identity") return "identity";
  if (header === "gzip") return "gzip";
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name === "x-gzip" ? "gzip" : name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  let best: "br" | "gzip" | "identity" = "identity";
  let bestWeight = weights.get("identity") ?? 0;
  for (const name of [...ours].reverse()) {
    const weight = weights.get(name) ?? weights.get("*") ?? 0;
    if (weight > 0 && weight >= bestWeight) [best, bestWeight] = [name, weight];
  }
  return best;
}

/**
 * The first of these entity tags that the client holds; a weakened tag counts, as the RFC wants it for If-None-Match.
 * Null when it holds none.
 */
export function holdsTag(header: string, tags: readonly string[]): string | null {
  if (header === tags[0]) return header;
  if (header.trim() === "*") return tags[0] ?? null;
  // Tags of ours hold no commas.
  const held = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.find((tag) => held.includes(tag)) ?? null;
}

/** True when the client's copy is of exactly this second. Only equality tells: a feed can go back to what it was. */
export const holdsSecond = (header: string, modified: string): boolean =>
  header === modified || Date.parse(header) === Date.parse(modified);
