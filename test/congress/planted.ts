import { addDays } from "~/platform/days";
import type { Database } from "~/platform/database.server";
import { series } from "../readiness/series";

const at = "2020-07-03T02:00:00.000Z";
const words = [
  "Đông",
  "Đồng",
  "Dong",
  "Ân",
  "An",
  "Ea Súp",
  "Ea Sup",
  "M'Đrắk",
  "số 2",
  "số 10",
  "số 100%",
  "Ước",
];

/**
 * Plants a tree of provinces, districts and communes, and a congress or two of most of them: in all states, on days of
 * which many have several, public and not.
 */
export async function plantTree(db: Database, provinces: number): Promise<void> {
  const random = series(provinces * 7919);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const levels = [...["province", "district", "affiliated"]];
  let number = 0;
  const plant = async (above: { id: string; path: string } | null, level: number): Promise<void> => {
    const id = `cay${provinces}-${number++}`;
    const path = `${above?.path ?? "/"}${id}/`;
    const name = `Đảng bộ ${pick(words)} ${Math.floor(random() * 120)}`;
    await db("committees").insert({
      ...{ id, slug: id, parent_id: above?.id ?? null, path, level_id: levels[level], name_vi: name },
      ...{ name_en: random() < 0.3 ? `Organisation ${id}` : "", source: '{"kind":"sample"}', created_at: at },
    });
    for (let count = Math.floor(random() * 3); count > 0; count--) {
      const state = pick(["preparing", "preparing", "held", "cancelled"]);
      const first = random() < 0.3 ? null : addDays("2020-06-20", Math.floor(random() * 40));
      await db("congresses").insert({
        ...{ id: `${id}-${count}`, slug: `${id}-${count}`, committee_id: id, state },
        ...{
          title_vi: `Đại hội ${name} ${pick(words)}`,
          title_en: random() < 0.5 ? "" : `Congress ${number % 9}`,
        },
        ...{ first_day: first, last_day: first && addDays(first, Math.floor(random() * random() * 9)) },
        held_by: first === null && state === "held" && random() < 0.5 ? "2020-07-01" : null,
        ...{ is_public: random() < 0.6, kind: "delegates", sources: "{}", created_at: at, updated_at: at },
      });
    }
    const below = level === 2 ? 0 : 1 + Math.floor(random() * 5);
    for (let count = 0; count < below; count++) await plant({ id, path }, level + 1);
  };
  for (let count = 0; count < provinces; count++) await plant(null, 0);
}
