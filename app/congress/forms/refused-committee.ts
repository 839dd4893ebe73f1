import type { Translate } from "~/platform/translate";
import type { CommitteeRefusal, CommitteeValues } from "../write-committees.server";

/** Why a committee was not saved, at the field where that is mended. */
export function wordCommitteeRefusal(
  reason: CommitteeRefusal,
  { parentId }: Pick<CommitteeValues, "parentId">,
  t: Translate,
): Record<string, string[]> {
  if (reason === "level") return { levelId: [t("congress:fault.level")] };
  // Who may not work at the top of the tree has to choose.
  const isMissing = reason === "parent" && parentId === null;
  return { parentId: [isMissing ? t("form:required") : t(`congress:fault.${reason}`)] };
}
