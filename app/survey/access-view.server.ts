import { wordDay, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import type { AccessLine } from "./access-log.server";
import { listGrants } from "./grants.server";
import { accessDay, type OpenPlan } from "./open-plan.server";
import { planWording } from "./wording-plan";
import type { Reading } from "./words";

/** Everybody with a grant, in words. */
export async function viewGrants({ visit, plan }: OpenPlan) {
  const { db, t, language, now } = visit;
  const today = accessDay(now);
  return (await listGrants(db, plan.id)).map(({ userId, name, email, capabilities, endsOn, grantedBy }) => ({
    ...{ userId, name: name || email, email },
    capabilities: capabilities.map((capability) => t(`survey:capability.${capability}`)),
    hasEnded: endsOn < today,
    until: t(endsOn < today ? "survey:access.ended" : "survey:access.until", {
      day: wordDay(endsOn, language),
    }),
    by: t("survey:access.by", { name: grantedBy }),
  }));
}
export type GrantView = Awaited<ReturnType<typeof viewGrants>>[number];

type Deed = keyof (typeof planWording)["vi"]["deed"];
type Looked = keyof (typeof planWording)["vi"]["looked"];
const isDeed = (action: string): action is Deed => action in planWording.vi.deed;
const isLooked = (what: unknown): what is Looked => typeof what === "string" && what in planWording.vi.looked;

/** Who read and did what, in words. */
export const viewAccess = (lines: readonly AccessLine[], { t, language }: Reading) =>
  lines.map(({ number, at, name, action, detail }) => ({
    ...{ number, name, wasRefused: action === "survey-refused" },
    at: wordInstant(at, language, workspaceZone),
    deed: isDeed(action)
      ? t(`survey:deed.${action}`, {
          what: t(`survey:looked.${isLooked(detail.what) ? detail.what : "other"}`),
          step: Number(detail.step),
          count: Number(detail.count ?? 0),
          code: String(detail.code ?? ""),
        })
      : action,
  }));
export type AccessView = ReturnType<typeof viewAccess>[number];
