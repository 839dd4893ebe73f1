import type { Knex } from "knex";
import { withoutDiacritics } from "./vietnamese";

/** Columns that hold the same text in lower case, with and without its diacritics. */
export interface SearchedColumns {
  lower: string;
  plain: string;
}

/** A text as `SearchedColumns` hold it. */
export function searchedText(text: string): SearchedColumns {
  const lower = text.normalize("NFC").toLowerCase();
  return { lower, plain: withoutDiacritics(lower) };
}

/** Narrows a query to rows that hold what was typed, as `holdsTyped` does. Nothing typed narrows nothing. */
export function whereHolds(query: Knex.QueryBuilder, columns: SearchedColumns, text: string): void {
  const typed = text.replaceAll("\0", "").normalize("NFC").toLowerCase().trim();
  if (typed === "") return;
  const column = typed === withoutDiacritics(typed) ? columns.plain : columns.lower;
  query.whereRaw("?? like ? escape '!'", [column, `%${typed.replace(/[!%_]/g, "!$&")}%`]);
}
