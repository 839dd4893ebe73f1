import { beforeAll, describe, expect, it } from "vitest";
import { fillWorkspace } from "../bench/pages/dataset";
import { useTestServer, type Client } from "../harness/server";

const lists = [
  { path: "/congresses", row: /<h3[^>]*><a[^>]*href="\/congresses\/(bench-[\w-]+)"/g },
  { path: "/committees", row: /href="\/committees\/(bench-[\w-]+)\/edit"/g },
];

describe("long lists in pages", () => {
  const server = useTestServer({ sample: false });
  let client: Client;
  beforeAll(async () => {
    await fillWorkspace(server().services.db, {
      ...{ provinces: 2, districts: 3, communes: 20, items: 1, auditRows: 1 },
    });
    client = await server().client("organiser");
  });
  const read = async (address: string) => {
    const response = await client.get(address);
    expect(response.status, address).toBe(200);
    return response.text();
  };
  const rowsOf = (html: string, row: RegExp) => [...html.matchAll(row)].map(([, slug]) => slug ?? "");
  const linkIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;
  const nextOf = (html: string) =>
    linkIn(html, /<a[^>]*rel="next"[^>]*href="([^"]+)"/) ??
    linkIn(html, /<a[^>]*href="([^"]+)"[^>]*rel="next"/);
  const walk = async (path: string, row: RegExp) => {
    const [slugs, addresses]: [string[], string[]] = [[], []];
    for (let address: string | null = path; address !== null;) {
      const html: string = await read(address);
      slugs.push(...rowsOf(html, row));
      addresses.push(address);
      address = nextOf(html);
    }
    return { slugs, addresses };
  };

  it.each(lists)(
    "show every row of $path exactly once, and all of them on one page",
    async ({ path, row }) => {
      const { slugs, addresses } = await walk(path, row);
      expect(addresses.length).toBeGreaterThan(2);
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs).toHaveLength(2 + 6 + 120);
      const whole = await read(`${path}?page=all`);
      expect(rowsOf(whole, row)).toEqual(slugs);
      expect(nextOf(whole)).toBeNull();
    },
  );

  it("keep what was searched for and filtered from page to page", async () => {
    const [congresses, committees] = lists as [(typeof lists)[0], (typeof lists)[0]];
    const filter = "committee=bench-1&stage=preparing&name=dang+bo+xa&month=2020-08";
    const { slugs, addresses } = await walk(`/congresses?${filter}`, congresses.row);
    expect(slugs).toHaveLength(60);
    expect(slugs.every((slug) => /^bench-1-\d+-\d+$/.test(slug))).toBe(true);
    for (const [name, value] of new URLSearchParams(filter)) {
      for (const address of addresses) {
        expect(new URL(address, server().address).searchParams.get(name)).toBe(value);
      }
    }
    const tree = await walk("/committees?name=so+0-2-", committees.row);
    expect(tree.slugs).toHaveLength(20);
    expect(tree.slugs.every((slug) => slug.startsWith("bench-0-2-"))).toBe(true);
  });

  it("name those above what stands on another page", async () => {
    const html = await read("/committees?page=2");
    const [first = ""] = rowsOf(html, lists[1]?.row ?? /./g);
    const [, province] = first.split("-");
    expect(html).toContain(`Đảng bộ tỉnh số ${province}<`);
    expect(html).not.toContain(`/committees/bench-${province}/edit`);
  });

  it("answer any page number with a page", async () => {
    for (const { path, row } of lists) {
      const { slugs } = await walk(path, row);
      const pages = ["0", "-3", "x", "1e99", "%00", "%ED%A0%80", "2&page=1", "__proto__", "9".repeat(400)];
      for (const page of pages) {
        const shown = rowsOf(await read(`${path}?page=${page}`), row);
        expect(shown.length, `${path} ${page}`).toBeGreaterThan(0);
        expect(slugs, `${path} ${page}`).toEqual(expect.arrayContaining(shown));
      }
    }
  });

  it("offer the upper levels of a large tree, and what is right below the chosen one", async () => {
    const choices = async (address: string) =>
      [...(await read(address)).matchAll(/<option value="(bench-[\w-]+)"/g)].map(([, slug]) => slug);
    const all = await choices("/congresses");
    expect(all).toEqual(expect.arrayContaining(["bench-0", "bench-1", "bench-0-1"]));
    expect(all).toHaveLength(8);
    const chosen = await choices("/congresses?committee=bench-0-1");
    expect(chosen).toHaveLength(28);
    expect(chosen).toContain("bench-0-1-19");
  });

  it("let a feed be about what was searched for", async () => {
    const scopes = async (address: string) =>
      [
        ...(await read(address)).matchAll(/<option value="((?:committee|congress):[^"]+)"[^>]*>([^<]*)</g),
      ].map(([, value, label]) => ({ value, label }));
    const offered = await scopes("/calendar");
    expect(offered.length).toBeLessThan(40);
    const found = await scopes("/calendar?find=xa+so+1-2-7");
    const labels = found.map(({ label }) => label);
    expect(labels.join()).toContain("xã số 1-2-7");
    const congress = found.find(({ value }) => value?.startsWith("congress:"))?.value ?? "";
    const made = await client.post("/calendar", {
      ...{ intent: "create", name: "Xã số 1-2-7", scope: congress, language: "vi", "kinds.congress": "on" },
    });
    expect(made.status).toBe(200);
    expect(await read("/calendar")).toContain("Đại hội Đảng bộ xã số 1-2-7");
  });

  it("name a few congresses of a full day and count the others", async () => {
    const html = await read("/congresses?month=2020-07");
    expect(html).toMatch(/và \d+ đại hội khác/);
    expect(html).toMatch(/Còn \d+ đại hội khác/);
  });
});
