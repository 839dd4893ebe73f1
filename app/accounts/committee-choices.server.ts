import type { Database } from "~/platform/database.server";
import type { Language } from "~/platform/language";
import { compareTitles } from "~/platform/vietnamese";

/** The committees for which a role can be given, in the order of the tree. */
export async function committeeChoices(
  db: Database,
  language: Language,
): Promise<{ value: string; label: string }[]> {
  const rows: { id: string; parent_id: string | null; name_vi: string; name_en: string }[] = await db(
    "committees",
  ).select("id", "parent_id", "name_vi", "name_en");
  const nameOf = (row: (typeof rows)[number]) => (language === "en" && row.name_en) || row.name_vi;
  const below = (parent: string | null, depth: number): { value: string; label: string }[] =>
    rows
      .filter((row) => row.parent_id === parent)
      .sort((a, b) => compareTitles(nameOf(a), nameOf(b)))
      .flatMap((row) => [
        { value: row.id, label: `${"– ".repeat(depth)}${nameOf(row)}` },
        ...below(row.id, depth + 1),
      ]);
  return below(null, 0);
}
