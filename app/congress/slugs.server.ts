import type { Database } from "~/platform/database.server";
import { slugOf } from "~/platform/vietnamese";

/** Words that every congress's title has; the address keeps what tells congresses apart. */
const commonWords =
  /(^|-)(dai-hoi|dai-bieu|dang-vien|dang-bo|lan-thu|nhiem-ky|huyen|tinh|thi-xa|thanh-pho)(?=-|$)/g;

/** Names of addresses that are pages of their own. */
const reserved = new Set(["new", "edit", "sample", "levels"]);

/** A free address for a congress: `dak-lak-xvii` for "Đại hội đại biểu Đảng bộ tỉnh Đắk Lắk lần thứ XVII". */
export async function freeCongressSlug(db: Database, title: string): Promise<string> {
  const whole = slugOf(title);
  const short = whole
    .replace(commonWords, "")
    .replace(/^-+|-+$/g, "")
    .replace(/-{2,}/g, "-");
  return freeSlug(db, "congresses", short || whole || "dai-hoi");
}

/** A free address for a committee: `krong-pac` for "Đảng bộ huyện Krông Pắc". */
export async function freeCommitteeSlug(db: Database, name: string): Promise<string> {
  const whole = slugOf(name);
  const short = whole
    .replace(commonWords, "")
    .replace(/^-+|-+$/g, "")
    .replace(/-{2,}/g, "-");
  return freeSlug(db, "committees", short || whole || "dang-bo");
}

async function freeSlug(db: Database, table: "congresses" | "committees", wanted: string): Promise<string> {
  const taken = new Set<string>(await db(table).where("slug", "like", `${wanted}%`).pluck("slug"));
  for (const word of reserved) taken.add(word);
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
