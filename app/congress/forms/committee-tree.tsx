import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { StageBadges } from "~/congress/components/stage-badges";
import type { CongressView } from "~/congress/words";
import { Badge } from "~/ui/page";

/** A committee in the tree, and what its reader may do there. */
export interface CommitteeView {
  id: string;
  slug: string;
  /** 0 for the top. */
  depth: number;
  isSample: boolean;
  name: string;
  organ: string;
  level: string;
  /** Where it is known from; null for the sample. */
  source: string | null;
  isAbove: false;
  mayEdit: boolean;
  mayAddBelow: boolean;
  mayAddCongress: boolean;
  congresses: Pick<
    CongressView,
    "slug" | "title" | "days" | "stage" | "stageLabel" | "isPublic" | "isSample"
  >[];
}

/** A committee, or the name of one that stands on another page above one that stands here. */
export type TreeEntry = CommitteeView | { id: string; depth: number; name: string; isAbove: true };

/** Committees each below its parent; lists within lists, so that the tree can be heard as well as seen. */
export function CommitteeTree({ entries }: { entries: TreeEntry[] }) {
  return <Branch members={entries} depth={0} />;
}

function Branch({ members, depth }: { members: TreeEntry[]; depth: number }) {
  if (members.length === 0) return null;
  const tops = members.flatMap((member, index) => (member.depth === depth ? [index] : []));
  return (
    <ul className={depth === 0 ? "" : "border-line ml-1 border-l-2 pl-3 sm:ml-3 sm:pl-5"}>
      {tops.map((start, position) => {
        const [committee, ...below] = members.slice(start, tops[position + 1]);
        if (!committee) return null;
        return (
          <li key={committee.id}>
            {committee.isAbove ? (
              <p className="text-muted border-line border-b py-2 text-sm break-words">{committee.name}</p>
            ) : (
              <CommitteeEntry committee={committee} />
            )}
            <Branch members={below} depth={depth + 1} />
          </li>
        );
      })}
    </ul>
  );
}

function CommitteeEntry({ committee }: { committee: CommitteeView }) {
  const { t } = useTranslation(["congress", "common"]);
  const { name, organ, level, source, isSample, congresses } = committee;
  return (
    <div className="border-line flex flex-wrap items-start justify-between gap-x-4 border-b py-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold break-words">{name}</span>
          <span className="text-muted text-sm">{level}</span>
          {isSample ? <Badge tone="sample">{t("common:sample")}</Badge> : null}
        </p>
        {organ ? <p className="text-muted text-sm">{organ}</p> : null}
        {source ? <p className="text-muted text-xs">{`${t("source.label")}: ${source}`}</p> : null}
        {congresses.length > 0 ? (
          <ul className="mt-1">
            {congresses.map((congress) => (
              <li key={congress.slug} className="flex flex-wrap items-center gap-x-2 text-sm">
                <Link
                  to={`/congresses/${congress.slug}`}
                  className="text-accent py-1.5 break-words underline underline-offset-4"
                >
                  {congress.title}
                </Link>
                <span className="text-muted">{congress.days}</span>
                <StageBadges congress={congress} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <EntryActions committee={committee} />
    </div>
  );
}

function EntryActions({ committee }: { committee: CommitteeView }) {
  const { t } = useTranslation(["congress", "common"]);
  const { id, slug, name, mayEdit, mayAddBelow, mayAddCongress } = committee;
  if (!mayEdit && !mayAddBelow && !mayAddCongress) return null;
  return (
    <div className="no-print *:text-accent flex flex-wrap gap-x-4 text-sm font-semibold *:flex *:min-h-11 *:items-center *:underline *:underline-offset-4">
      {mayAddCongress ? (
        <Link to={`/congresses/new?committee=${id}`} aria-label={`${t("edit.new-congress")}: ${name}`}>
          {t("edit.new-congress")}
        </Link>
      ) : null}
      {mayAddBelow ? (
        <Link to={`/committees/new?below=${id}`} aria-label={t("tree.new-below-label", { name })}>
          {t("tree.new-below")}
        </Link>
      ) : null}
      {mayEdit ? (
        <Link to={`/committees/${slug}/edit`} aria-label={t("tree.edit-label", { name })}>
          {t("common:edit")}
        </Link>
      ) : null}
    </div>
  );
}
