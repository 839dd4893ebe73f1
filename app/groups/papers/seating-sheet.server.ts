import writeExcelFile from "write-excel-file/node";
import type { Translate } from "~/platform/translate";
import { neutralised } from "~/platform/csv";
import { placedPeople, type Seating } from "./seating";

/** Who sits where as a table: a head and a row for each person. Cells that begin like a formula are neutralised. */
export function seatingRows(seating: Seating, t: Translate): string[][] {
  const ofRounds = seating.flatMap((_, round) =>
    (["group", "room", "duty"] as const).map((column) =>
      seating.length > 1
        ? `${t(`groups:papers.column.${column}`)} (${t("groups:papers.round", { number: round + 1 })})`
        : t(`groups:papers.column.${column}`),
    ),
  );
  const head = [
    ...(["code", "name", "unit"] as const).map((column) => t(`groups:papers.column.${column}`)),
    ...ofRounds,
  ];
  const rows = placedPeople(seating).map(({ code, name, unit, places }) => [
    ...[code, name, unit],
    ...seating.flatMap((_, round) => {
      const place = places.find((each) => each.round === round);
      return place ? [place.group, place.room, t(`groups:papers.duty.${place.duty}`)] : ["", "", ""];
    }),
  ]);
  return [head, ...rows].map((row) => row.map(neutralised));
}

/** As CSV with a byte-order mark, so that spreadsheet programs read the diacritics. */
export const seatingCsv = (seating: Seating, t: Translate): string =>
  `\uFEFF${seatingRows(seating, t)
    .map((row) => row.map(quoted).join(","))
    .join("\r\n")}\r\n`;

const quoted = (cell: string): string => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** As a spreadsheet; every cell is text. */
export function seatingXlsx(seating: Seating, t: Translate): Promise<Buffer> {
  const [head = [], ...rows] = seatingRows(seating, t);
  const file = writeExcelFile(
    [
      head.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map((value) => ({ value, type: String }))),
    ],
    {
      sheet: t("groups:papers.sheet"),
      columns: head.map((_, at) => ({ width: at === 0 ? 10 : 28 })),
      stickyRowsCount: 1,
    },
  );
  return file.toBuffer();
}
