import { scopeOf } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { inTreeOrder, isWithin } from "~/congress/committee";
import { listCommittees } from "~/congress/committees.server";
import { listCongresses } from "~/congress/congresses.server";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { scopeValue } from "./feed-form";
import type { FeedScope } from "./secret-feed";

/** What a feed of this viewer can be about, as choices. */
export async function scopeChoices({
  db,
  viewer,
  language,
  t,
}: Visit<SignedIn>): Promise<{ value: string; label: string }[]> {
  const reach = scopeOf(viewer, "congress:view");
  const committees = (await listCommittees(db, viewer)).filter(
    ({ path }) => reach === "everywhere" || reach.some((top) => isWithin(path, top)),
  );
  const congresses = [...(await listCongresses(db, viewer))].sort((one, other) =>
    compareTitles(one.title.vi, other.title.vi),
  );
  const choice = (scope: FeedScope, label: string) => ({ value: scopeValue(scope), label });
  return [
    choice({ kind: "person", id: null }, t("calendar:secret.scope-person")),
    choice({ kind: "workspace", id: null }, t("calendar:secret.scope-workspace")),
    ...inTreeOrder(committees).map(({ committee, depth }) =>
      choice(
        { kind: "committee", id: committee.id },
        `${"– ".repeat(depth)}${t("calendar:secret.scope-committee", { name: nameIn(committee.names, language) })}`,
      ),
    ),
    ...congresses.map(({ id, title }) => choice({ kind: "congress", id }, nameIn(title, language))),
  ];
}
