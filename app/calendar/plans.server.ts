import { can } from "~/accounts/permissions";
import { activeViewerOfUser } from "~/accounts/sessions.server";
import type { Viewer } from "~/accounts/viewer";
import { visitor } from "~/accounts/viewer";
import { congressSubject } from "~/congress/congress";
import { takesPart } from "~/groups/delegate";
import { findDelegate } from "~/groups/delegates.server";
import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import type { Makings, Plan } from "./compose.server";
import type { DelegateFeed } from "./delegate-feed";
import type { EntryKind } from "./entry";
import type { Asked } from "./kinds/reader.server";
import { findPublished, listPublished, type PublishedCongress } from "./published.server";
import { coveredBy } from "./covered.server";
import { coversDraft } from "./scope";
import type { SecretFeed } from "./secret-feed";

/** What is asked for the public: these congresses, their published agendas, nobody's own things. */
export const publicAsking = ({ db, clock }: Makings, congresses: readonly PublishedCongress[]): Asked => ({
  ...{ db, now: clock.now(), viewer: visitor, congresses, agendas: readableAgendas(visitor, congresses) },
  ...{ person: null, ownOnly: false, coversDraft: () => false },
});

/** What somebody with an account may see now of the congresses that a feed covers. */
export async function secretPlan(
  makings: Makings,
  feed: SecretFeed,
  language: Language | null,
): Promise<Plan> {
  const { db, clock, config } = makings;
  const viewer = await activeViewerOfUser(db, feed.ownerId, clock.now(), config.secondFactorDays);
  const duty = viewer.kind === "user" ? viewer.duty : undefined;
  const spoken = language ?? feed.language;
  const { scope, kinds, alarms, tasks, name } = feed;
  return {
    asked: await askingOf(makings, viewer, scope),
    ...{ kinds, alarms, tasks, name, language: spoken, path: "/calendar" },
    ...(duty && { until: duty.by }),
    holds: makings.translators[spoken].t("calendar:feed.secret-holds", { name }),
  };
}

/** What a viewer may see of a scope. */
export async function askingOf(
  { db, clock }: Makings,
  viewer: Viewer,
  scope: SecretFeed["scope"],
): Promise<Asked> {
  const committee =
    scope.kind === "committee" ? await db("committees").where({ id: scope.id }).first("path") : null;
  const covered = coveredBy(scope, committee?.path ?? null, viewer);
  const congresses = await listPublished(db, viewer, covered);
  return {
    ...{ db, now: clock.now(), viewer, congresses, agendas: readableAgendas(viewer, congresses) },
    person: viewer.kind === "user" ? { kind: "user", id: viewer.id, name: viewer.name } : null,
    ownOnly: scope.kind === "person",
    coversDraft: (draft) => coversDraft(scope, committee?.path ?? null, draft),
  };
}

/** What a viewer may see of drafts, whatever they belong to: no congress has to be read for that. */
export const askingOfDrafts = ({ db, clock }: Makings, viewer: Viewer): Asked => ({
  ...{ db, now: clock.now(), viewer, congresses: [], agendas: [] },
  ...{ person: null, ownOnly: false, coversDraft: () => true },
});

/** What delegates get: the sessions and the programme of their congress, and their own group. */
const delegateKinds: EntryKind[] = ["congress", "session", "slot", "group"];

/** What a delegate may see now: the published agenda of the congress, while taking part in it. */
export async function delegatePlan(
  { db, translators, clock }: Makings,
  { congressId, delegateId }: DelegateFeed,
  language: Language,
): Promise<Plan | null> {
  const delegate = await findDelegate(db, congressId, delegateId);
  const published = await findPublished(db, { id: congressId });
  if (!delegate || !published) return null;
  const { t } = translators[language];
  const congresses = takesPart(delegate) ? [published] : [];
  return {
    asked: {
      ...{ db, now: clock.now(), viewer: visitor, congresses, ownOnly: false, coversDraft: () => false },
      agendas: congresses.filter(({ version }) => version > 0),
      person: { kind: "delegate", id: delegateId },
    },
    ...{ kinds: delegateKinds, alarms: { slot: 15, group: 15 }, tasks: false, language },
    name: nameIn(published.congress.title, language),
    holds: t("calendar:feed.delegate-holds", { name: delegate.name }),
    path: `/congresses/${published.congress.slug}`,
  };
}

const readableAgendas = (viewer: Viewer, congresses: readonly PublishedCongress[]): PublishedCongress[] =>
  congresses.filter(
    ({ congress, version }) => version > 0 && can(viewer, "agenda:view", congressSubject(congress)),
  );
