/**
 * Breaks a text into at most `lines` lines of at most `width` characters, at spaces where there are any; what does not
 * fit ends in an ellipsis. For pictures, where text does not break by itself.
 */
export function wrapped(text: string, width: number, lines: number): string[] {
  const result: string[] = [];
  let rest = text.trim();
  while (rest !== "" && result.length < lines) {
    if (rest.length <= width) return [...result, rest];
    if (result.length === lines - 1)
      return [...result, `${rest.slice(0, breakIn(rest, width - 1)).trimEnd()}…`];
    const at = breakIn(rest, width);
    result.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return result;
}

/** Where to break: the last space within the width, or the width itself. */
function breakIn(text: string, width: number): number {
  const space = text.lastIndexOf(" ", width);
  return space > 0 ? space : width;
}
