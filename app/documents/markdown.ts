/**
 * The text of Markdown, a paragraph a block: marks for headings, emphasis, quotes and links fall away, list items and
 * table rows stay paragraphs of their own, lines wrapped within a paragraph are joined.
 */
export function markdownParagraphs(markdown: string): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  let isCode = false;
  const end = () => {
    if (open.length > 0) paragraphs.push(plain(open.join(" ")));
    open = [];
  };
  for (const raw of markdown.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (/^(```|~~~)/.test(line)) {
      end();
      isCode = !isCode;
    } else if (isCode) {
      if (line !== "") paragraphs.push(line);
    } else if (line === "" || isRule(line)) end();
    else if (/^#{1,6}\s/.test(line)) {
      end();
      paragraphs.push(plain(line.replace(/^#+\s+/, "").replace(/\s+#+$/, "")));
    } else if (line.startsWith("|")) {
      end();
      const cells = line.replace(/^\||\|$/g, "").split("|");
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) {
        paragraphs.push(plain(cells.map((cell) => cell.trim()).join("; ")));
      }
    } else {
      const text = line.replace(/^(>\s?)+/, "");
      if (/^([-*+]|\d{1,9}[.)])\s/.test(text)) end();
      if (text !== "") open.push(text.replace(/^[-*+]\s+/, "- "));
    }
  }
  end();
  return paragraphs.filter((paragraph) => paragraph !== "");
}

const isRule = (line: string): boolean => /^([-*_])(\s*\1){2,}$/.test(line) || /^=+$/.test(line);

/** Without the marks within a line; a backslash keeps the mark that follows it. */
function plain(text: string): string {
  const kept: string[] = [];
  const hidden = text.replace(
    /\\([\\`*_{}[\]()#+\-.!|>])/g,
    (_, mark: string) => `\u{E000}${kept.push(mark) - 1}\u{E001}`,
  );
  return hidden
    .replace(/!?\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.{1,2000}?)\1/g, "$2")
    .replace(/(^|[^\p{L}\p{N}])([*_])(?=\S)([^*_]{1,2000})\2(?![\p{L}\p{N}])/gu, "$1$3")
    .replace(/`([^`]{1,2000})`/g, "$1")
    .replace(/\u{E000}(\d+)\u{E001}/gu, (_, index: string) => kept[Number(index)] ?? "")
    .trim();
}
