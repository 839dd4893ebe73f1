import { parseXml } from "~/platform/parse-xml";

/** A level of a list: how its paragraphs are numbered (ECMA-376 part 1, 17.9). */
export interface ListLevel {
  start: number;
  /** `decimal`, `lowerRoman`, `bullet` … */
  format: string;
  /** `%1.%2.`: each `%n` stands for the number at level n. */
  text: string;
  /** After which level (from 1) it begins anew; 0 never; null after every level above. */
  restartsAfter: number | null;
  /** All numbers in Arabic digits. */
  isLegal: boolean;
  /** Nothing stands between the number and the text. */
  isTight: boolean;
  /** The paragraph style that stands at this level. */
  style: string | null;
}

/** A list as paragraphs name it. Lists of one definition count on from each other. */
export interface List {
  definition: string;
  levels: ReadonlyMap<number, ListLevel>;
  /** Where a level of this list begins, when it does not count on. */
  restarts: ReadonlyMap<number, number>;
}

export type Lists = ReadonlyMap<string, List>;

export const mostLevels = 9;

const plain: Omit<ListLevel, "text"> = {
  ...{ start: 1, format: "decimal", restartsAfter: null, isLegal: false, isTight: false, style: null },
};

interface Definition {
  levels: Map<number, ListLevel>;
  /** The numbering style that holds the levels instead. */
  styleLink: string | null;
}

interface Use {
  definition: string;
  levels: Map<number, ListLevel>;
  restarts: Map<number, number>;
}

/**
 * The lists of a document, by their number.
 * @param xml `word/numbering.xml`
 * @param listOfStyle which list a numbering style names
 * @throws DeclaresEntities, or Error when the XML is broken
 */
export function readLists(xml: string, listOfStyle: (style: string) => string | null): Lists {
  const definitions = new Map<string, Definition>();
  const uses = new Map<string, Use>();
  let definition: Definition | null = null;
  let use: Use | null = null;
  let place: number | null = null;
  let level: ListLevel | null = null;
  parseXml(xml, {
    open: (name, { val = "", ...attributes }) => {
      if (name === "abstractNum") {
        definition = { levels: new Map(), styleLink: null };
        definitions.set(attributes.abstractNumId ?? "", definition);
      } else if (name === "num") {
        use = { definition: "", levels: new Map(), restarts: new Map() };
        uses.set(attributes.numId ?? "", use);
      } else if (name === "numStyleLink" && definition) definition.styleLink = val;
      else if (name === "abstractNumId" && use) use.definition = val;
      else if (name === "lvlOverride") place = levelNumber(attributes.ilvl);
      else if (name === "startOverride" && use && place !== null) use.restarts.set(place, startOf(val));
      else if (name === "lvl") {
        const at = levelNumber(attributes.ilvl);
        level = { ...plain, text: "" };
        if (at !== null) (use ?? definition)?.levels.set(at, level);
      } else if (level) describe(level, name, val);
    },
    close: (name) => {
      if (name === "lvl") level = null;
      else if (name === "lvlOverride") place = null;
      else if (name === "num") use = null;
      else if (name === "abstractNum") definition = null;
    },
  });
  const resolve = (key: string): [string, Definition | undefined] => {
    const found = definitions.get(key);
    const linked = found?.styleLink ? uses.get(listOfStyle(found.styleLink) ?? "")?.definition : undefined;
    return linked === undefined ? [key, found] : [linked, definitions.get(linked)];
  };
  return new Map(
    [...uses].map(([number, { definition: key, levels, restarts }]) => {
      const [resolved, found] = resolve(key);
      return [
        number,
        { definition: resolved, levels: new Map([...(found?.levels ?? []), ...levels]), restarts },
      ];
    }),
  );
}

/** Numbers of more signs are no numbers. */
const longestText = 60;

function describe(level: ListLevel, name: string, value: string): void {
  if (name === "start") level.start = startOf(value);
  else if (name === "numFmt") level.format = value;
  else if (name === "lvlText") level.text = value.slice(0, longestText);
  else if (name === "lvlRestart") level.restartsAfter = Number(value) || 0;
  else if (name === "isLgl") level.isLegal = value !== "0" && value !== "false";
  else if (name === "suff") level.isTight = value === "nothing";
  else if (name === "pStyle") level.style = value;
}

/** The largest number that Word counts to. */
const largestStart = 32_767;

const startOf = (text: string): number => Math.min(largestStart, Math.max(0, Math.trunc(Number(text)) || 0));

/** A level from 0; null for what is none. */
export function levelNumber(text: string | undefined): number | null {
  const level = Number(text);
  return Number.isInteger(level) && level >= 0 && level < mostLevels ? level : null;
}
