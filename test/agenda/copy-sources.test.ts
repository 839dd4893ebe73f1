import { expect, test } from "vitest";
import { copySources } from "~/agenda/copy-sources.server";
import { program } from "~/accounts/audit.server";
import { newId } from "~/platform/id.server";
import { loadSample } from "~/sample/sample.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const at = "2020-07-03T02:00:00.000Z";

onEachDatabase("agendas that may be copied", (open) => {
  const make = async (count: number) => {
    const db = open();
    await loadSample(db, program, new Date(at));
    const { committee_id: committee, id: own } = await db("congresses").where({ slug: "mau" }).first();
    const rows = Array.from({ length: count }, (_, index) => ({
      ...{
        id: newId(),
        slug: `thu-${count}-${index}`,
        committee_id: committee,
        kind: "delegates",
        state: "preparing",
      },
      ...{ title_vi: `Đại hội thử số ${index}`, title_en: `Trial congress ${index}`, sources: "{}" },
      ...{ ordinal: "XV", term: "2020-2025", created_at: at, updated_at: at },
    }));
    await db("congresses").insert(rows);
    await db("agendas").insert(rows.slice(1).map(({ id }) => ({ id, congress_id: id, created_at: at })));
    return { db, own };
  };

  test("are all listed where they are few, but for the own one and those not begun", async () => {
    const { db, own } = await make(4);
    const { viewer } = await makePerson(db, "organiser");
    const found = await copySources(db, viewer, "vi", { except: own, typed: "" });
    expect(found).toMatchObject({ isSearched: false, isCut: false });
    expect(found.matches.map(({ slug }) => slug)).toEqual(["thu-4-1", "thu-4-2", "thu-4-3"]);
  });

  test("are found by a part of the title where they are many", async () => {
    const { db, own } = await make(60);
    const { viewer } = await makePerson(db, "organiser");
    const search = (typed: string) => copySources(db, viewer, "vi", { except: own, typed });
    const all = await search("");
    expect(all).toMatchObject({ isSearched: true, isCut: true });
    expect(all.matches.length).toBeLessThanOrEqual(50);
    expect(await search("thu so 57")).toEqual({
      matches: [{ slug: "thu-60-57", label: "Đại hội thử số 57" }],
      ...{ isSearched: true, isCut: false },
    });
    expect((await search("\u0000🌸")).matches).toEqual([]);
  });

  test("are only those whose drafts one may see", async () => {
    const { db, own } = await make(3);
    const { viewer } = await makePerson(db, "committee-editor", { committee: "krong-pac" });
    expect((await copySources(db, viewer, "vi", { except: own, typed: "" })).matches).toEqual([]);
  });
});
