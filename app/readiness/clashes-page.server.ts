import type { CommonVisit } from "~/accounts/common.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import type { Clash, ClashingCongress } from "./clashes";
import { readClashes } from "./clashes.server";

/** A page is read by people: more clashes of one kind than this are told as a number. */
const mostShown = 100;

const kinds = ["person", "hall", "order", "same-day"] as const;

/** Where congresses stand in each other's way, in words. */
export async function clashesPage({ db, viewer, t, language }: CommonVisit) {
  const clashes = await readClashes(db, viewer, mostShown);
  const day = (each: string) => wordDay(each, language);
  const named = (congress: ClashingCongress) => ({
    slug: congress.slug,
    name: nameIn(congress.committee.names, language),
    days: t("readiness:clashes.from", { day: day(congress.firstDay) }),
  });
  const word = (clash: Clash) => ({
    head:
      clash.kind === "person"
        ? `${day(clash.day)}: ${clash.name}`
        : clash.kind === "hall"
          ? `${day(clash.day)}: ${clash.hall}`
          : clash.kind === "same-day"
            ? day(clash.day)
            : t("readiness:clashes.order-line"),
    atOnce: (clash.kind === "person" || clash.kind === "hall") && clash.atOnce,
    congresses: (clash.kind === "same-day" ? clash.congresses : clash.between).map(named),
  });
  return {
    title: t("readiness:clashes.title"),
    count: clashes.congresses,
    parts: kinds.flatMap((kind) => {
      const { count, first } = clashes.kinds[kind];
      if (count === 0) return [];
      return [
        {
          kind,
          title: t(`readiness:clashes.${kind}`),
          text: t(`readiness:clashes.${kind}-text`),
          count,
          more: Math.max(0, count - mostShown),
          clashes: first.map(word),
        },
      ];
    }),
  };
}
