import { useTranslation } from "react-i18next";
import type { Stage } from "~/congress/stages";
import type { CongressView } from "~/congress/words";
import { Badge, type Tone } from "~/ui/page";

const tones: Record<Stage, Tone> = {
  preparing: "accent",
  "under-way": "accent",
  held: "good",
  "held-day-unknown": "good",
  cancelled: "neutral",
};

/** How far a congress is, whether it is a sample, whether only those with a right see it. */
export function StageBadges({
  congress,
}: {
  congress: Pick<CongressView, "stage" | "stageLabel" | "isSample" | "isPublic">;
}) {
  const { t } = useTranslation(["congress", "common"]);
  return (
    <>
      <Badge tone={tones[congress.stage]}>{congress.stageLabel}</Badge>
      {congress.isSample ? <Badge tone="sample">{t("common:sample")}</Badge> : null}
      {congress.isPublic ? null : <Badge tone="warn">{t("schedule.internal")}</Badge>}
    </>
  );
}
