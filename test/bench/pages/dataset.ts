import { createHash } from "node:crypto";
import type { Database } from "~/platform/database.server";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import type { TemplateItem } from "~/readiness/template";
import { newId } from "~/platform/id.server";
import { readSetting, writeSetting } from "~/platform/settings.server";
import { insertAgendas } from "./dataset-agendas";
import { insertPeople } from "./dataset-people";
import { insertMany } from "./insert-many";

/** How large a workspace is made. */
export interface Size {
  provinces: number;
  /** Of each province. */
  districts: number;
  /** Of each district. */
  communes: number;
  /** Of each congress's checklist; every committee has one congress. */
  items: number;
  auditRows: number;
  /** Whether each committee has an editor with an account, and one congress in ten an agenda. */
  isInUse?: boolean;
}

export const province: Size = {
  ...{ provinces: 1, districts: 15, communes: 12, items: 45, auditRows: 20_000 },
  isInUse: true,
};
/** The whole country: about 700 districts, 11,000 communes, 12,000 congresses, 540,000 items, a million rows. */
export const country: Size = {
  ...{ provinces: 63, districts: 11, communes: 16, items: 46, auditRows: 1_000_000 },
  isInUse: true,
};

export interface Filled {
  committees: number;
  items: number;
  auditRows: number;
}

const at = "2020-07-03T02:00:00.000Z";

/** Fills a workspace that holds the reference data with invented committees of this size. */
export async function fillWorkspace(db: Database, size: Size): Promise<Filled> {
  return db.transaction(async (transaction) => {
    const committees = committeesOf(size);
    await insertMany(transaction, "committees", committees);
    const congresses = committees.map(congressOf);
    await insertMany(transaction, "congresses", congresses);
    const { id: template } = await transaction("checklist_templates").first("id");
    const checklists = congresses.map(({ id }) => ({
      ...{ id: newId(), congress_id: id, template_id: template, template_version: 1, created_at: at },
    }));
    await insertMany(transaction, "checklists", checklists);
    for (let from = 0; from < checklists.length; from += 200) {
      await insertMany(
        transaction,
        "checklist_items",
        checklists.slice(from, from + 200).flatMap(({ id }) => itemsOf(id, size.items)),
      );
    }
    if (size.isInUse) {
      await insertPeople(transaction, committees, at);
      await insertAgendas(transaction, congresses, at);
    }
    await extendAudit(transaction, size.auditRows);
    return {
      committees: committees.length,
      items: checklists.length * size.items,
      auditRows: size.auditRows,
    };
  });
}

function committeesOf({ provinces, districts, communes }: Size) {
  const committee = (
    slug: string,
    name: string,
    level: string,
    above: { id: string; path: string } | null,
  ) => {
    const id = newId();
    return {
      ...{ id, slug, parent_id: above?.id ?? null, path: `${above?.path ?? "/"}${id}/`, level_id: level },
      ...{
        name_vi: name,
        name_en: name,
        organ_vi: name,
        organ_en: name,
        source: JSON.stringify({ kind: "sample" }),
        created_at: at,
      },
    };
  };
  return Array.from({ length: provinces }, (_, p) => {
    const top = committee(`bench-${p}`, `Đảng bộ tỉnh số ${p}`, "province", null);
    const below = Array.from({ length: districts }, (_unused, d) => {
      const middle = committee(`bench-${p}-${d}`, `Đảng bộ huyện số ${p}-${d}`, "district", top);
      const lowest = Array.from({ length: communes }, (_none, c) =>
        committee(`bench-${p}-${d}-${c}`, `Đảng bộ xã số ${p}-${d}-${c}`, "affiliated", middle),
      );
      return [middle, ...lowest];
    });
    return [top, ...below.flat()];
  }).flat();
}

const congressOf = (
  { id, slug, name_vi: name }: { id: string; slug: string; name_vi: string },
  index: number,
) => {
  // Those of a province within a month, several on one day.
  const month = (Number(slug.split("-")[1]) % 3) + 7;
  const day = `2020-0${month}-${String((index % 9) * 3 + 1).padStart(2, "0")}`;
  return {
    ...{ id: newId(), slug, committee_id: id, title_vi: `Đại hội ${name}`, title_en: `Congress of ${name}` },
    ...{ kind: "delegates", ordinal: "XVII", term: "2020-2025", state: "preparing", sources: "{}" },
    ...{ first_day: day, last_day: day, created_at: at, updated_at: at },
  };
};

const templateOf = (index: number): TemplateItem =>
  defaultTemplateItems[index % defaultTemplateItems.length] as TemplateItem;

const states = ["open", "in-progress", "done", "confirmed"];

/** When something was handed in: each at an instant of its own in the weeks before. */
let handedIn = Date.parse("2020-05-01T00:00:00Z");
const nextInstant = (): string => new Date((handedIn += 9_000)).toISOString();

const itemsOf = (checklist: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{
      id: newId(),
      checklist_id: checklist,
      code: `item-${index}`,
      category: templateOf(index).category,

      content: JSON.stringify(templateOf(index)),
    },
    ...{
      mandatory: index % 2 === 0,
      state: states[index % states.length],
      due_day: `2020-06-${String((index % 28) + 1).padStart(2, "0")}`,
    },
    position: index,
    done_at: ["done", "confirmed"].includes(states[index % states.length] ?? "") ? nextInstant() : null,
  }));

/** Rows of the audit trail that hold together as those of the program do. */
async function extendAudit(transaction: Database, count: number): Promise<void> {
  let previous = await readSetting(transaction, "audit-head", "0".repeat(64));
  // Spread over the first half of the year.
  const begun = Date.parse("2020-01-01T00:00:00Z");
  const step = (Date.parse(at) - begun) / count;
  for (let from = 0; from < count; from += 2000) {
    const rows = Array.from({ length: Math.min(2000, count - from) }, (_, index) => {
      const at = new Date(begun + (from + index) * step).toISOString();
      const content = [previous, at, null, "bench", "tested", "bench", String(from + index), "{}"];
      const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
      const row = {
        ...{
          at,
          actor_name: "bench",
          action: "tested",
          subject_kind: "bench",
          subject_id: String(from + index),
        },
        ...{ detail: "{}", previous_hash: previous, hash },
      };
      previous = hash;
      return row;
    });
    await insertMany(transaction, "audit_log", rows);
  }
  await writeSetting(transaction, "audit-head", previous);
}
