import { describe, expect, it } from "vitest";
import { agendaChoices } from "~/calendar/agenda-choices";
import type { ListedCongress } from "~/congress/congress";

const today = "2020-07-03";

describe("the published agendas to choose from", () => {
  const held = Array.from({ length: 10 }, (_, at) =>
    congress(`held-${at}`, `2020-05-0${(at % 9) + 1}`, "held"),
  );
  const ahead = Array.from({ length: 12 }, (_, at) =>
    congress(`ahead-${at}`, `2020-10-${String(at + 10)}`, "preparing"),
  );
  const all = [...held, ...ahead].reverse();
  const choose = (query: string, agendas = all) =>
    agendaChoices(agendas, new URLSearchParams(query), { today, language: "vi" });
  const titles = (query: string, agendas = all) => choose(query, agendas).items.map(({ title }) => title);

  it("begin with what is ahead, the earliest day first, a page at a time", () => {
    expect(titles("")).toEqual(ahead.slice(0, 8).map(({ title }) => title.vi));
    expect(titles("page=2").slice(0, 4)).toEqual(ahead.slice(8).map(({ title }) => title.vi));
    expect(choose("page=3").turns).toMatchObject({ page: 3, pages: 3, found: 22, next: null, all: null });
    expect(choose("").items[0]?.days).toBe("10/10/2020");
  });

  it("put what is over behind what is ahead, even where nobody wrote down that it was held", () => {
    const some = [
      ...ahead.slice(0, 8),
      congress("forgotten", "2020-07-02", "preparing"),
      ...held.slice(0, 3),
    ];
    expect(titles("page=2", some)).toEqual([
      ...["Đại hội forgotten", "Đại hội held-2", "Đại hội held-1", "Đại hội held-0"],
    ]);
  });

  it("are never all on one page, whatever is asked for", () => {
    for (const query of ["page=all", "page=-1", "page=9999999999999999", "page=x", "name=%00", "page=1e9"]) {
      expect(choose(query).items.length).toBeLessThanOrEqual(8);
    }
  });

  it("are found by a part of a name, without marks, and stay found while one is chosen", () => {
    expect(titles("name=dai hoi ahead-1")).toEqual([
      "Đại hội ahead-1",
      "Đại hội ahead-10",
      "Đại hội ahead-11",
    ]);
    expect(titles("name=dang bo held-3")).toEqual(["Đại hội held-3"]);
    const found = choose("name=ahead&page=2&congress=ahead-9&feed=secret&all=1");
    const chosen = found.items.find(({ isChosen }) => isChosen);
    expect(chosen?.title).toBe("Đại hội ahead-9");
    expect(chosen?.to).toBe("/calendar?congress=ahead-9&name=ahead&page=2");
    expect(found.turns.previous).toBe("?congress=ahead-9&name=ahead&page=1");
    expect(choose("name=nothing").turns).toMatchObject({ found: 0, pages: 1, previous: null, next: null });
  });

  it("are not searched where all are seen at once", () => {
    const short = choose("name=nothing", held.slice(0, 8));
    expect([short.isLong, short.sought, short.items.length]).toEqual([false, "", 8]);
  });
});

function congress(slug: string, day: string, state: ListedCongress["state"]): ListedCongress {
  return {
    ...{ id: slug, slug, state, firstDay: day, lastDay: day, heldBy: state === "held" ? day : null },
    title: { vi: `Đại hội ${slug}`, en: `Congress ${slug}` },
    committee: {
      ...{ id: slug, path: `/${slug}/`, level: { position: 1 } },
      names: { vi: `Đảng bộ ${slug}`, en: `Committee ${slug}` },
    },
  };
}
