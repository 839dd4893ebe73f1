import { parseXml } from "~/platform/parse-xml";
import { levelNumber } from "./docx-lists";

/** That a paragraph, or a style, stands in a list. List `0` takes it out of one. */
export interface InList {
  list: string | null;
  level: number | null;
}

interface Style extends InList {
  basedOn: string | null;
}

export interface Styles {
  /** The list that a style stands in, its own or that of the style that it is based on. */
  listOf: (style: string | null) => InList;
}

export const inNoList: InList = { list: null, level: null };

/**
 * Which styles of a document stand in lists.
 * @param xml `word/styles.xml`
 * @throws DeclaresEntities, or Error when the XML is broken
 */
export function readStyles(xml: string): Styles {
  const styles = new Map<string, Style>();
  let usual: string | null = null;
  let style: Style | null = null;
  parseXml(xml, {
    open: (name, { val = "", ...attributes }) => {
      if (name === "style") {
        style = { ...inNoList, basedOn: null };
        styles.set(attributes.styleId ?? "", style);
        if (attributes.type === "paragraph" && (attributes.default === "1" || attributes.default === "true"))
          usual = attributes.styleId ?? null;
      } else if (!style) return;
      else if (name === "basedOn") style.basedOn = val;
      else if (name === "numId") style.list = val;
      else if (name === "ilvl") style.level = levelNumber(val);
    },
    close: (name) => {
      if (name === "style") style = null;
    },
  });
  return {
    listOf: (asked) => {
      let found: InList = inNoList;
      const seen = new Set<string>();
      // Styles may be based on each other in a circle.
      for (let at = asked ?? usual; at !== null && !seen.has(at);) {
        seen.add(at);
        const here: Style | undefined = styles.get(at);
        found = { list: found.list ?? here?.list ?? null, level: found.level ?? here?.level ?? null };
        at = here?.basedOn ?? null;
      }
      return found;
    },
  };
}
