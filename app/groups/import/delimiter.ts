const candidates = [",", ";", "\t", "|"] as const;
const linesLooked = 30;
const signsLooked = 20_000;

/** What stands between the cells: the sign that stands equally often in most lines, outside quotation marks. */
export function delimiterOf(text: string): string {
  const lines = outsideQuotes(text.slice(0, signsLooked)).filter((line) => line.trim() !== "");
  const scores = candidates.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const most = [...new Set(counts)].map(
      (count) => counts.filter((each) => each === count).length * (1 + count / 100),
    );
    return { sign, score: Math.max(0, ...most) };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).sign;
}

/** The first lines without what is quoted. */
function outsideQuotes(text: string): string[] {
  return text
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .slice(0, linesLooked);
}
