import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { listForSchedule } from "~/congress/congresses.server";
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

/** The agendas of other congresses (`begun`: the congresses that have one) whose drafts the viewer may see. */
export async function copySources(
  db: Database,
  viewer: SignedIn,
  language: Language,
  { begun, except, typed }: { begun: ReadonlySet<string>; except: string; typed: string },
): Promise<CopySources> {
  const all = (await listForSchedule(db, viewer))
    .filter(
      ({ id, committee }) =>
        id !== except && begun.has(id) && can(viewer, "agenda:view-draft", { committeePath: committee.path }),
    )
    .map(({ slug, title }) => ({ slug, label: nameIn(title, language) }));
  if (all.length > mostOptions) return { ...bestMatches(all, typed), isSearched: true };
  const matches = all.sort((one, other) => compareTitles(one.label, other.label));
  return { matches, isSearched: false, isCut: false };
}
