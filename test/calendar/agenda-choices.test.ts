import { beforeAll, expect, it } from "vitest";
import { visitor } from "~/accounts/viewer";
import { agendaChoices } from "~/calendar/agenda-choices.server";
import { listCongresses } from "~/congress/congresses.server";
import type { CongressSummary } from "~/congress/congress";
import { filtered, inParts } from "~/congress/schedule";
import type { Database } from "~/platform/database.server";
import { plantTree } from "../congress/planted";
import { onEachDatabase } from "../harness/databases";

const today = "2020-07-03";
const pageLength = 8;

onEachDatabase("the published agendas to choose from", (open) => {
  /** The public congresses with a published agenda, plainly. */
  let published: CongressSummary[];

  beforeAll(async () => {
    const db = open();
    await plantTree(db, 11);
    const ids: string[] = await db("congresses").orderBy("id").pluck("id");
    const chosen = ids.filter((_, at) => at % 3 > 0);
    for (const id of chosen) await publish(db, id);
    published = (await listCongresses(db, visitor)).filter(({ id }) => chosen.includes(id));
    expect(published.length).toBeGreaterThan(5 * pageLength);
  });

  const choose = (query: string) =>
    agendaChoices({ db: open(), today, language: "vi" }, new URLSearchParams(query));
  const slugs = async (query: string) =>
    (await choose(query)).items.map(({ to }) => new URLSearchParams(to.split("?")[1]).get("congress"));

  it("stand as one by one, a page at a time: what is over behind, even where nobody wrote down that it was held", async () => {
    for (const name of ["", "dong", "Ân", "so 1", "khong co"]) {
      const found = filtered(published, { committeePath: null, stage: null, name }, today);
      const asHeld = found.map((each): CongressSummary =>
        each.state === "preparing" && each.lastDay !== null && each.lastDay < today
          ? { ...each, state: "held" }
          : each,
      );
      const right = inParts(asHeld).flatMap(({ congresses }) => congresses.map(({ slug }) => slug));
      const pages = Math.max(1, Math.ceil(right.length / pageLength));
      for (let page = 1; page <= pages; page++) {
        const query = `name=${encodeURIComponent(name)}&page=${page}`;
        expect(await slugs(query), query).toEqual(right.slice((page - 1) * pageLength, page * pageLength));
        expect((await choose(query)).turns).toMatchObject({ page, pages, found: right.length, all: null });
      }
    }
  });

  it("are never all on one page, whatever is asked for", async () => {
    for (const query of ["page=all", "page=-1", "page=9999999999999999", "page=x", "name=%00", "page=1e9"]) {
      expect((await choose(query)).items.length).toBeLessThanOrEqual(pageLength);
    }
  });

  it("stay found while one of them is chosen", async () => {
    const [first] = await slugs("name=dong&page=2");
    const found = await choose(`name=dong&page=2&congress=${first}&feed=secret&all=1`);
    const chosen = found.items.find(({ isChosen }) => isChosen);
    expect(chosen?.to).toBe(`/calendar?congress=${first}&name=dong&page=2`);
    expect(found.turns.previous).toBe(`?congress=${first}&name=dong&page=1`);
    expect(found).toMatchObject({ isLong: true, sought: "dong" });
  });

  it("are not searched where all are seen at once", async () => {
    const db = open();
    await db("congresses")
      .whereNotIn(
        "id",
        published.slice(0, pageLength).map(({ id }) => id),
      )
      .update({ is_public: false });
    const short = await choose("name=nothing");
    expect([short.isLong, short.sought, short.items.length]).toEqual([false, "", pageLength]);
  });
});

/** Publishes an agenda in which nothing stands, twice. */
async function publish(db: Database, congressId: string): Promise<void> {
  const at = "2020-07-03T02:00:00.000Z";
  const agenda = { agenda_id: congressId, content: "{}" };
  await db("agendas").insert({ id: congressId, congress_id: congressId, created_at: at });
  await db("agenda_revisions").insert({ ...agenda, number: 1, summary: "{}", author_name: "x", at });
  for (const version of [1, 2]) {
    await db("agenda_publications").insert({
      ...{ ...agenda, version, revision_number: 1, changes: "[]", publisher_name: "x", published_at: at },
    });
  }
}
