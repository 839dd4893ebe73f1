import type { Database } from "~/platform/database.server";
import { localDayOf, type Day } from "~/platform/days";
import type { Checklist } from "./checklist";
import { countedItems } from "./checklist";
import type { ItemHistory } from "./burn-up";
import { readFacts } from "./facts.server";
import type { ItemState } from "./item-state";

/** The day on which a checklist was begun, and what became of each of its items since. */
export async function readHistory(
  db: Database,
  checklist: Checklist,
  zone: string,
): Promise<{ begun: Day; items: ItemHistory[] }> {
  const { created_at: created } = await db("checklists").where({ id: checklist.id }).first("created_at");
  const steps: { item_id: string; state: ItemState; at: string }[] = await db("checklist_item_steps")
    .join("checklist_items", "checklist_items.id", "checklist_item_steps.item_id")
    .where("checklist_items.checklist_id", checklist.id)
    .orderBy("number")
    .select("item_id", "checklist_item_steps.state", "checklist_item_steps.at");
  const byItem = new Map<string, ItemHistory["changes"][number][]>();
  for (const { item_id, state, at } of steps) {
    byItem.set(item_id, [...(byItem.get(item_id) ?? []), { day: localDayOf(at, zone), state }]);
  }
  const facts = (await readFacts(db, [checklist.congressId])).get(checklist.congressId);
  const items = countedItems(checklist).map((item): ItemHistory => {
    const since = item.tie === null ? undefined : facts?.get(item.tie);
    const changes =
      since !== undefined && item.state === "confirmed"
        ? [{ day: localDayOf(since, zone), state: item.state }]
        : (byItem.get(item.id) ?? []);
    return { due: item.due, changes };
  });
  return { begun: localDayOf(created, zone), items };
}
