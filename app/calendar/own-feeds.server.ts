import { data } from "@remix-run/node";
import type { Visit } from "~/accounts/request.server";
import { notFound } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { judgeForm } from "~/platform/forms.server";
import { localDayOf, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { hasPlans } from "~/survey/plans.server";
import { compose } from "./compose.server";
import { entryKinds } from "./entry";
import { feedPath } from "./feed-address";
import { FeedId, FeedName, NewFeed, scopeValue, wishOf } from "./feed-form";
import { linksOf, type FeedLinks } from "./links";
import { secretPlan } from "./plans.server";
import { previewOf } from "./preview";
import { qrCodeOf, type QrCode } from "~/platform/qr-code.server";
import { isOffered, scopeChoices, scopeLabels } from "./scope-choices.server";
import {
  createFeed,
  findOwnFeed,
  listOwnFeeds,
  renameFeed,
  revokeFeed,
  rotateFeed,
} from "./secret-feeds.server";

const shownAtMost = 20;

/** The address of a secret feed: shown once, when it is made. */
export interface NewAddress {
  name: string;
  links: FeedLinks;
  qrCode: QrCode;
}

const longestSought = 200;

/** The viewer's feeds in words, what new ones can be about, and the content of the one that the address names. */
export async function viewOwnFeeds(visit: Visit<SignedIn>, search: URLSearchParams) {
  const shown = search.get("feed");
  const sought = (search.get("find") ?? "").slice(0, longestSought);
  const { db, viewer, language, t, now, today } = visit;
  const looked = shown === null ? null : await findOwnFeed(db, viewer, shown);
  const content = looked && (await compose(visit, await secretPlan(visit, looked, null), now));
  const own = await listOwnFeeds(db, viewer);
  const labels = await scopeLabels(
    visit,
    own.map(({ scope }) => scope),
  );
  const word = (instant: string) => wordInstant(instant, language, workspaceZone);
  const feeds = own.map(({ id, name, scope, kinds, createdAt, reads }) => ({
    id,
    name,
    scope: labels.get(scopeValue(scope)) ?? t("calendar:secret.scope-lost"),
    kinds: entryKinds.filter((kind) => kinds.includes(kind)).map((kind) => t(`calendar:kind.${kind}`)),
    created: t("calendar:secret.created", { at: word(createdAt) }),
    read:
      reads === null
        ? t("calendar:secret.never-read")
        : t("calendar:secret.read", { at: word(reads.lastAt), count: reads.count }),
    client: reads?.client ?? "",
  }));
  // Others need not know that there are plans of surveys.
  const kinds = entryKinds.filter((kind) => kind !== "survey");
  return {
    ...{ feeds, sought, scopes: await scopeChoices(visit, sought) },
    kinds: (await hasPlans(db, viewer, localDayOf(now, workspaceZone))) ? entryKinds : kinds,
    preview: content && { id: looked?.id, ...previewOf(content, today, shownAtMost, () => null) },
  };
}

/** What the viewer asked for by a form of the page. Answers 400 with messages, 404 for a feed that is not his. */
export async function changeOwnFeeds(visit: Visit<SignedIn>, form: FormData) {
  const { db, viewer, now } = visit;
  switch (form.get("intent")) {
    case "create":
      return create(visit, form);
    case "rename": {
      const submission = judgeForm(form, FeedName, visit.t);
      if (submission.status !== "success") {
        const which = String(form.get("id"));
        return data({ which, reply: submission.reply(), address: null, done: null }, { status: 400 });
      }
      const { id, name } = submission.value;
      if (!(await renameFeed(db, viewer, now, id, name))) notFound();
      return done("renamed");
    }
    case "rotate": {
      const id = feedIdOf(form, visit);
      const feed = await findOwnFeed(db, viewer, id);
      const token = await rotateFeed(db, viewer, now, id);
      if (!feed || token === null) notFound();
      return made(visit, feed.name, token);
    }
    case "revoke":
      if (!(await revokeFeed(db, viewer, now, feedIdOf(form, visit)))) notFound();
      return done("revoked");
    default:
      throw new Response(null, { status: 400 });
  }
}

async function create(visit: Visit<SignedIn>, form: FormData) {
  const submission = judgeForm(form, NewFeed, visit.t);
  if (submission.status !== "success") {
    return data({ which: "new", reply: submission.reply(), address: null, done: null }, { status: 400 });
  }
  const wish = wishOf(submission.value);
  if (!(await isOffered(visit, wish.scope))) {
    const reply = submission.reply({ fieldErrors: { scope: [visit.t("calendar:secret.scope-gone")] } });
    return data({ which: "new", reply, address: null, done: null }, { status: 400 });
  }
  return made(visit, wish.name, await createFeed(visit.db, visit.viewer, visit.now, wish));
}

function feedIdOf(form: FormData, { t }: Visit<SignedIn>): string {
  const submission = judgeForm(form, FeedId, t);
  return submission.status === "success" ? submission.value.id : notFound();
}

const done = (what: "renamed" | "revoked") => data({ which: null, reply: null, address: null, done: what });

function made({ config }: Visit<SignedIn>, name: string, token: string) {
  const links = linksOf(`${config.baseUrl}${feedPath({ kind: "secret", token })}`, name);
  const address: NewAddress = { name, links, qrCode: qrCodeOf(links.webcal) };
  // The answer holds a secret.
  return data(
    { which: null, reply: null, address, done: null },
    { headers: { "Cache-Control": "no-store" } },
  );
}
