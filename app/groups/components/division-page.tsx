import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice, PageHead } from "~/ui/page";

interface DivisionPageProps {
  slug: string;
  division: { id: string; name: string };
  title: string;
  lead?: ReactNode;
  /** Steps of the way up below the division. */
  below?: { to: string; label: string }[];
  actions?: ReactNode;
  /** What the action answered; a problem in words is shown. */
  answer?: unknown;
  children: ReactNode;
}

/** A page of one division: the way up, what went wrong, and its parts below each other. */
export function DivisionPage({ slug, division, answer, children, below = [], ...head }: DivisionPageProps) {
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  return (
    <>
      <PageHead
        {...head}
        trail={[
          { to: groups, label: t("groups.title") },
          { to: `${groups}/${division.id}`, label: division.name },
          ...below,
        ]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Problem of={answer} />
        {children}
      </div>
    </>
  );
}

/** What an action answered instead of saving, in words. */
export function Problem({ of }: { of: unknown }) {
  if (typeof of !== "object" || of === null || !("problem" in of)) return null;
  return (
    <Notice tone="block" live>
      {String(of.problem)}
    </Notice>
  );
}
