import type { Translate } from "~/platform/translate";
import { placedPeople, type Seating } from "./seating";

/** Who sits where as a table: a head, and a row for each person with the place in each round. */
export function seatingTable(seating: Seating, t: Translate): { head: string[]; rows: string[][] } {
  const ofRounds = seating.flatMap((_, round) =>
    (["group", "room", "duty"] as const).map((column) =>
      seating.length > 1
        ? `${t(`groups:papers.column.${column}`)} (${t("groups:papers.round", { number: round + 1 })})`
        : t(`groups:papers.column.${column}`),
    ),
  );
  const rows = placedPeople(seating).map(({ code, name, unit, places }) => [
    ...[code, name, unit],
    ...seating.flatMap((_, round) => {
      const place = places.find((each) => each.round === round);
      return place ? [place.group, place.room, t(`groups:papers.duty.${place.duty}`)] : ["", "", ""];
    }),
  ]);
  const head = (["code", "name", "unit"] as const).map((column) => t(`groups:papers.column.${column}`));
  return { head: [...head, ...ofRounds], rows };
}
