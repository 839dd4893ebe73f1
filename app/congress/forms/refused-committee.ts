import type { Translate } from "~/platform/translate";
import type { CommitteeRefusal } from "../write-committees.server";

/** Why a committee was not saved, at the field where that is mended. */
export const wordCommitteeRefusal = (reason: CommitteeRefusal, t: Translate): Record<string, string[]> => ({
  [reason === "level" ? "levelId" : "parentId"]: [t(`congress:fault.${reason}`)],
});
