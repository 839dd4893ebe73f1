import type { Visit } from "~/accounts/request.server";
import { findCongress } from "~/congress/congresses.server";
import { entryKinds } from "./entry";
import { askingOf, askingOfDrafts } from "./plans.server";
import { onlyEntry, readable } from "./resolve.server";
import type { FeedScope } from "./secret-feed";

/**
 * One entry as iCalendar, by its kind and the id of what it shows.
 * @param slug the congress that it belongs to; null to look everywhere
 * @returns null when there is none that the viewer may see
 */
export async function readSingleEntry(
  visit: Visit,
  kind: string,
  id: string,
  slug: string | null,
): Promise<Buffer | null> {
  const { db, viewer, language, t, now } = visit;
  const known = entryKinds.find((each) => each === kind);
  if (!known) return null;
  const congress = slug === null ? null : await findCongress(db, viewer, slug);
  if (slug !== null && !congress) return null;
  // A congress is its own entry: nothing else has to be read.
  const only = congress?.id ?? (known === "congress" ? id : null);
  const scope: FeedScope = only === null ? { kind: "workspace", id: null } : { kind: "congress", id: only };
  const feed = await readable(visit, {
    asked: known === "comment" ? askingOfDrafts(visit, viewer) : await askingOf(visit, viewer, scope),
    ...{ kinds: [known], alarms: {}, tasks: false, language, path: "/calendar" },
    name: t(`calendar:kind.${known}`),
    holds: "",
  });
  const written = await onlyEntry(feed, id).write(now);
  return written?.body ?? null;
}
