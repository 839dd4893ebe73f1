import { expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import type { DelegateValues } from "~/groups/delegate";
import { chosenDelegates, countsOf, queryOf } from "~/groups/delegate-filter";
import { findDelegate, listDelegates, removeDelegate, saveDelegate } from "~/groups/delegates.server";
import { hasSample, loadSample, removeSample } from "~/sample/sample.server";
import { onEachDatabase } from "../harness/databases";

const now = new Date("2020-07-03T02:00:00Z");
const values = (changes: Partial<DelegateValues> = {}): DelegateValues => ({
  ...{ code: "", name: "Trần Thị Ánh", status: "elected", unit: "Đảng bộ A", sex: "female" },
  ...{ birthYear: 1980, ethnicity: "Kinh", sector: "Giáo dục", attributes: {} },
  ...changes,
});

onEachDatabase("delegates", (db) => {
  const where = async () => ({
    ...{ db: db(), author: program, now },
    congressId: (await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id as string,
  });
  const add = async (changes: Partial<DelegateValues>) => {
    const saved = await saveDelegate(await where(), null, 0, values(changes));
    return saved.kind === "saved" ? saved.id : saved.kind;
  };

  it("are listed by given name, and found by parts of names and codes in any case", async () => {
    const { congressId } = await where();
    await add({ name: "Nguyễn Văn Yên", code: "001" });
    await add({ name: "H’Ánh Niê", code: "A%2" });
    await add({ name: "Lê Ánh", status: "excused" });
    expect((await listDelegates(db(), congressId)).map(({ name }) => name)).toEqual([
      "Lê Ánh",
      "H’Ánh Niê",
      "Nguyễn Văn Yên",
    ]);
    const find = async (search: string) =>
      chosenDelegates(await listDelegates(db(), congressId), {
        ...queryOf(new URLSearchParams()),
        search: search.trim(),
      }).map(({ name }) => name);
    expect(await find("  ÁNH ")).toEqual(["Lê Ánh", "H’Ánh Niê"]);
    expect(await find("ánh".normalize("NFD"))).toHaveLength(2);
    expect(await find("a%2")).toEqual(["H’Ánh Niê"]);
    expect(await find("%")).toEqual(["H’Ánh Niê"]);
    expect(await find("anh")).toEqual(["Lê Ánh", "H’Ánh Niê"]);
    expect(countsOf(await listDelegates(db(), congressId))).toMatchObject({
      ...{ all: 3, present: 2, units: ["Đảng bộ A"] },
      byStatus: { elected: 2, excused: 1, alternate: 0 },
    });
  });

  it("have a code once in a congress", async () => {
    expect(await add({ code: "007" })).toMatch(/^[a-z0-9]{16}$/);
    expect(await add({ code: "007" })).toBe("code-taken");
    expect(await add({ code: "" })).toMatch(/^[a-z0-9]{16}$/);
  });

  it("are never overwritten unseen, and can be taken off the list", async () => {
    const { congressId } = await where();
    const id = await add({ name: "Phạm Thị Một" });
    expect((await saveDelegate(await where(), id, 1, values({ name: "Phạm Thị Hai" }))).kind).toBe("saved");
    const late = await saveDelegate(await where(), id, 1, values({ name: "Phạm Thị Ba" }));
    expect(late).toMatchObject({ kind: "outdated", stored: { name: "Phạm Thị Hai" } });
    await removeDelegate(await where(), id);
    expect(await findDelegate(db(), congressId, id)).toBeNull();
    expect((await saveDelegate(await where(), id, 2, values())).kind).toBe("gone");
  });

  it("come 286 with the sample, which is loaded once and removed without a trace", async () => {
    expect(await loadSample(db(), program, now)).toBe(true);
    expect(await loadSample(db(), program, now)).toBe(false);
    const { id } = await db()("congresses").where({ slug: "mau" }).first("id");
    expect(countsOf(await listDelegates(db(), id)).present).toBe(286);
    expect(await db()("agenda_publications")).toHaveLength(1);
    expect(await removeSample(db(), program, now)).toBe(true);
    expect(await hasSample(db())).toBe(false);
    expect(await db()("committees").where({ is_sample: true })).toEqual([]);
    expect(await db()("agenda_publications")).toEqual([]);
    expect(await removeSample(db(), program, now)).toBe(false);
  });
});
