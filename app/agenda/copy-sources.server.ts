import { scopeOf } from "~/accounts/permissions";
import { withinScope } from "~/accounts/scope.server";
import type { SignedIn } from "~/accounts/viewer";
import type { ListedCongress } from "~/congress/congress";
import { congressTables } from "~/congress/congress-rows.server";
import { readListed, visible } from "~/congress/congresses.server";
import { idsNamed } from "~/congress/listed.server";
import { catchUpListings } from "~/congress/listings.server";
import { bestMatches, mostOptions } from "~/platform/choices";
import type { Database } from "~/platform/database.server";
import type { Language } from "~/platform/language";
import { compareTitles, nameIn } from "~/platform/vietnamese";

/** Agendas that may be copied. */
export interface CopySources {
  /** By title: all of them where they are few, otherwise those that hold what was typed. */
  matches: { slug: string; label: string }[];
  /** True where there are too many for a list. */
  isSearched: boolean;
  isCut: boolean;
}

/** The agendas of other congresses whose drafts the viewer may see. */
export async function copySources(
  db: Database,
  viewer: SignedIn,
  language: Language,
  { except, typed }: { except: string; typed: string },
): Promise<CopySources> {
  const begun = () => {
    const query = congressTables(db)
      .whereIn("congresses.id", db("agendas").whereNot("congress_id", except).select("congress_id"))
      .where(visible(viewer));
    withinScope(query, scopeOf(viewer, "agenda:view-draft"), "committees.path");
    return query;
  };
  const labelled = (congresses: readonly ListedCongress[]) =>
    congresses.map(({ slug, title }) => ({ slug, label: nameIn(title, language) }));
  const [counted] = await begun().count({ count: "*" });
  if (Number(counted?.count) > mostOptions) {
    await catchUpListings(db);
    const named = await readListed(begun().whereIn("congresses.id", idsNamed(db, typed)));
    return { ...bestMatches(labelled(named), typed), isSearched: true };
  }
  const matches = labelled(await readListed(begun()));
  matches.sort((one, other) => compareTitles(one.label, other.label));
  return { matches, isSearched: false, isCut: false };
}
