import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import { withinBranch } from "~/accounts/scope.server";
import type { Rights, SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import type { TemplateItem } from "./template";

/** Something that a committee handed in and that waits for the level above. */
export interface Review {
  itemId: string;
  version: number;
  code: string;
  title: Names;
  congress: { slug: string; timezone: string };
  committee: Names;
  /** What is to be confirmed: that it is done, or that it does not apply. */
  state: "done" | "not-applicable-proposed";
  /** Why it does not apply. */
  reason: string;
  due: Day | null;
  by: string;
  /** ISO text in UTC. */
  at: string;
}

export const reviewsPerPage = 50;

export interface ReviewCount {
  count: number;
  /** True where there are more than are counted. */
  isMore: boolean;
}

export interface ReviewPage extends ReviewCount {
  reviews: Review[];
  page: number;
  pages: number;
}

/** What waits for the viewer's confirmation, oldest first: of committees below, and not done by the viewer. */
export async function readReviews(db: Database, viewer: SignedIn, asked: number): Promise<ReviewPage> {
  const { count, isMore } = await countReviews(db, viewer);
  const pages = Math.max(1, Math.ceil(count / reviewsPerPage));
  const page = Math.min(Math.max(1, asked), pages);
  const ids = await oldestWaiting(db, viewer, page * reviewsPerPage);
  const rows = await withCongresses(db)
    .whereIn("checklist_items.id", ids.slice((page - 1) * reviewsPerPage))
    .orderBy(["done_at", "checklist_items.id"])
    .select(
      ...["id", "version", "code", "content", "state", "reason", "due_day", "done_by_name", "done_at"].map(
        (column) => `checklist_items.${column}`,
      ),
      ...["slug", "timezone"].map((column) => `congresses.${column}`),
      ...["name_vi", "name_en"].map((column) => `committees.${column}`),
    );
  return { reviews: rows.map(reviewOf), count, isMore, page, pages };
}

/** So many are counted and turned through; of more it is said that there are more. */
const mostCounted = 1000;

/** How many things wait for the viewer's confirmation. */
export async function countReviews(db: Database, viewer: SignedIn): Promise<ReviewCount> {
  const some = waitingFor(db, viewer)
    .whereIn("checklist_items.state", waitingStates)
    .limit(mostCounted + 1)
    .select("checklist_items.id")
    .as("some");
  const [counted] = await db.from(some).count({ count: "*" });
  const count = Number(counted?.count);
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}

/** What waits, for everybody who may confirm the same, by who did it. */
export interface Waiting {
  /** Null for what nobody is known to have done. */
  doneBy: { id: string | null; count: number }[];
  /** True when not all was looked at. */
  isCut: boolean;
}

/** What waits for viewers with these rights; as much as tells nearly each of them how much it is. */
export async function readWaiting(db: Database, viewer: Rights): Promise<Waiting> {
  const most = 2 * mostCounted;
  const some = waitingWithin(db, viewer)
    .whereIn("checklist_items.state", waitingStates)
    .limit(most)
    .select("done_by_id")
    .as("some");
  const rows: { done_by_id: string | null; count: number }[] = await db
    .from(some)
    .groupBy("done_by_id")
    .select("done_by_id")
    .count({ count: "*" });
  const doneBy = rows.map(({ done_by_id: id, count }) => ({ id, count: Number(count) }));
  return { doneBy, isCut: doneBy.reduce((sum, { count }) => sum + count, 0) === most };
}

/** As `countReviews`, out of what was read for all; null where that does not tell. */
export function reviewsAmong({ doneBy, isCut }: Waiting, viewer: SignedIn): ReviewCount | null {
  const count = doneBy.reduce((sum, each) => sum + (each.id === viewer.id ? 0 : each.count), 0);
  if (isCut && count <= mostCounted) return null;
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}

const waitingStates = ["done", "not-applicable-proposed"] as const;

/** The first of what waits, by state, as there is an index on what was done in each; then together. */
async function oldestWaiting(db: Database, viewer: SignedIn, count: number): Promise<string[]> {
  const waiting: { id: string; done_at: string }[] = [];
  for (const state of waitingStates) {
    const some = await waitingFor(db, viewer)
      .where("checklist_items.state", state)
      .orderBy(["done_at", "checklist_items.id"])
      .limit(count)
      .select("checklist_items.id", "done_at");
    waiting.push(...some);
  }
  const orderOf = ({ id, done_at: at }: (typeof waiting)[number]) => `${at ?? "9999"} ${id}`;
  return waiting
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

const withCongresses = (db: Database): Knex.QueryBuilder =>
  db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id");

/** Nobody confirms what they did themselves. */
const waitingFor = (db: Database, viewer: SignedIn): Knex.QueryBuilder =>
  waitingWithin(db, viewer).where((either) =>
    either.whereNull("done_by_id").orWhereNot("done_by_id", viewer.id),
  );

function waitingWithin(db: Database, viewer: Rights): Knex.QueryBuilder {
  const scope = scopeOf(viewer, "readiness:confirm");
  const query = scope === "everywhere" ? withCongresses(db) : fromAbove(db, scope);
  return query.where("checklist_items.is_retired", false).whereNot("congresses.state", "cancelled");
}

/** Items below committees. From above: a committee does not confirm its own work. */
function fromAbove(db: Database, scope: readonly string[]): Knex.QueryBuilder {
  // SQLite keeps the order of cross joins: by the committees, which are few then, so that what waits elsewhere is not read.
  const query = db("committees")
    .joinRaw("cross join congresses")
    .joinRaw("cross join checklists")
    .joinRaw("cross join checklist_items")
    .whereRaw("congresses.committee_id = committees.id")
    .whereRaw("checklists.congress_id = congresses.id")
    .whereRaw("checklist_items.checklist_id = checklists.id");
  if (scope.length === 0) return query.whereRaw("1 = 0");
  return query.where((either) => {
    for (const path of scope) {
      void either.orWhere(
        (branch) => void withinBranch(branch, "committees.path", path).whereNot("committees.path", path),
      );
    }
  });
}

const reviewOf = (row: {
  id: string;
  version: number;
  code: string;
  content: string;
  state: Review["state"];
  reason: string;
  due_day: Day | null;
  done_by_name: string | null;
  done_at: string;
  slug: string;
  timezone: string;
  name_vi: string;
  name_en: string;
}): Review => {
  const { titleVi, titleEn } = fromJson<TemplateItem>(row.content);
  return {
    ...{ itemId: row.id, version: row.version, code: row.code, state: row.state, reason: row.reason },
    title: { vi: titleVi, en: titleEn },
    congress: { slug: row.slug, timezone: row.timezone },
    committee: { vi: row.name_vi, en: row.name_en },
    ...{ due: row.due_day, by: row.done_by_name ?? "", at: row.done_at },
  };
};
