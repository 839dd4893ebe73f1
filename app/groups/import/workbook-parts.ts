import { lookOf, type NumberLook } from "./cell-text";
import { parseXml } from "~/platform/parse-xml";

export interface WorkbookMap {
  /** The relationship ids of the sheets that are shown, in their order. */
  sheets: string[];
  is1904: boolean;
}

/** The sheets of a workbook that are not hidden. */
export function readWorkbookMap(xml: string): WorkbookMap {
  const map: WorkbookMap = { sheets: [], is1904: false };
  parseXml(xml, {
    open: (name, { id, state, date1904 }) => {
      if (name === "sheet" && id !== undefined && (state ?? "visible") === "visible") map.sheets.push(id);
      if (name === "workbookPr") map.is1904 = date1904 === "1" || date1904 === "true";
    },
  });
  return map;
}

export interface Relationship {
  type: string;
  target: string;
}

/** What other parts a part names, by their ids; parts outside the file are left out. */
export function readRelationships(xml: string): Map<string, Relationship> {
  const found = new Map<string, Relationship>();
  parseXml(xml, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== "Relationship" || Id === undefined || Target === undefined) return;
      if (TargetMode !== "External") found.set(Id, { type: Type?.split("/").at(-1) ?? "", target: Target });
    },
  });
  return found;
}

/** The texts that cells share, by their numbers; without the readings that Japanese workbooks put beside them. */
export function readSharedStrings(xml: string): string[] {
  const texts: string[] = [];
  let current = "";
  let [isText, isReading] = [false, false];
  parseXml(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      if (name === "si") texts.push(current);
      if (name === "rPh") isReading = false;
      isText = false;
    },
  });
  return texts;
}

/** How numbers look, by the number of the cell's style. */
export function readLooks(xml: string): NumberLook[] {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  let isCellStyles = false;
  parseXml(xml, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "cellXfs") isCellStyles = true;
      if (name === "numFmt" && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === "xf" && isCellStyles)
        looks.push(lookOf(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyles = false;
    },
  });
  return looks;
}
