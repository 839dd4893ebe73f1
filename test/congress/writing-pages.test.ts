import { describe, expect, it } from "vitest";
import { anchorOf } from "~/congress/forms/congress-rows";
import { databaseKinds } from "../harness/databases";
import { useTestServer, type Client } from "../harness/server";

const congressPages = [
  "/congresses/new",
  "/congresses/krong-pac-2020/edit",
  "/congresses/krong-pac-2020/delete",
];
const committeePages = ["/committees/new", "/committees/krong-pac/edit", "/committees/krong-pac/delete"];

describe.each(databaseKinds)("pages for writing on %s", (kind) => {
  const server = useTestServer({ kind, sample: false });

  describe("who may open them", () => {
    it.each([...congressPages, ...committeePages, "/committees/levels"])("%s", async (path) => {
      const status = async (client: Client) => (await client.get(path)).status;
      expect(await status(await server().client("organiser"))).toBe(200);
      expect(await status(await server().client("committee-editor", "krong-pac"))).toBe(
        path === "/committees/levels" ? 403 : 200,
      );
      expect(await status(await server().client("viewer"))).toBe(403);
      const visitor = await server().visitor().get(path);
      expect([visitor.status, visitor.headers.get("Location")]).toEqual([
        302,
        `/sign-in?to=${encodeURIComponent(path)}`,
      ]);
    });

    it("not for the editor of another committee, by reading or by posting", async () => {
      const client = await server().client("committee-editor", "cu-kuin");
      for (const path of [...congressPages.slice(1), ...committeePages.slice(1)]) {
        expect([403, 404]).toContain((await client.get(path)).status);
        expect([403, 404]).toContain((await client.post(path, { basedOn: "1" })).status);
      }
    });

    it("and what is not there is not found", async () => {
      const client = await server().client("organiser");
      for (const slug of ["nothing", "%00", "%F0%9F%8C%B8", "a'--", "x".repeat(3000)]) {
        for (const page of ["edit", "delete"]) {
          expect((await client.get(`/congresses/${slug}/${page}`)).status).toBe(404);
          expect((await client.get(`/committees/${slug}/${page}`)).status).toBe(404);
        }
        expect((await client.get(`/congresses/new?committee=${slug}`)).status).toBe(200);
      }
    });
  });

  it("show the tree to visitors without anything to change", async () => {
    const tree = await (await server().visitor().get("/committees")).text();
    expect(tree).toContain("Đảng bộ huyện Krông Pắc");
    expect(tree).not.toContain("Đảng bộ huyện Buôn Đôn");
    expect(tree).not.toMatch(/\/(edit|new)"|\/new\?/);
    const own = await (
      await (await server().client("committee-editor", "krong-pac")).get("/committees")
    ).text();
    expect(own).toContain("/committees/krong-pac/edit");
    expect(own).not.toContain("/committees/cu-kuin/edit");
  });

  it("ask the editor of one committee where a new one stands", async () => {
    const client = await server().client("committee-editor", "krong-pac");
    const form = { nameVi: "Đảng bộ xã Ea Yông", levelId: "base" };
    const answer = await client.post("/committees/new", form);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('id="committee-parentId-error" class="text-block');
    const below = { ...form, parentId: await committeeId("krong-pac") };
    expect((await client.post("/committees/new", below)).status).toBe(302);
  });

  it("take a congress from the first page to its deletion", async () => {
    const client = await server().client("committee-editor", "krong-pac");
    const fields = await fieldsOf(client, "/congresses/new");
    const typed = {
      ...fields,
      committeeId: await committeeId("krong-pac"),
      titleVi: "Đại hội đại biểu Đảng bộ huyện Krông Pắc lần thứ XV",
      "halls[0].id": "new",
      "halls[0].name": "Hội trường",
      "halls[0].capacity": "300",
    };
    const made = await client.post("/congresses/new", typed);
    expect([made.status, made.headers.get("Location")]).toEqual([302, "/congresses/krong-pac-xv"]);
    const page = "/congresses/krong-pac-xv/edit";
    const edited = {
      ...(await fieldsOf(client, page)),
      place: "Nhà văn hóa",
      coordinates: "(12.6797, 108.0447)",
    };
    expect(edited).toMatchObject({ titleVi: typed.titleVi, "halls[0].name": "Hội trường", basedOn: "1" });
    expect((await client.post(page, edited)).status).toBe(302);
    expect(await fieldsOf(client, page)).toMatchObject({ place: "Nhà văn hóa", basedOn: "2" });
    expect(await fieldsOf(client, page)).toMatchObject({ coordinates: "12.6797, 108.0447" });
    const shown = await (await client.get("/congresses/krong-pac-xv")).text();
    expect(shown).toContain("Tọa độ");
    expect(shown).toContain("12.6797, 108.0447");
    const gone = await client.post("/congresses/krong-pac-xv/delete", { basedOn: "2" });
    expect([gone.status, gone.headers.get("Location")]).toEqual([302, "/congresses"]);
    expect((await client.get(page)).status).toBe(404);
  });

  it("can be reached at each field that may be missing", async () => {
    const html = await (
      await (await server().client("organiser")).get("/congresses/dak-lak-xvii/edit")
    ).text();
    const fields = ["state", "firstDay", "ordinal", "term", "kind", "place", "expectedDelegates", "halls"];
    for (const field of [...fields, "documents"]) expect(html).toContain(` id="${anchorOf(field)}"`);
  });

  it("change nothing when a row is added or removed, and keep all that was typed", async () => {
    const client = await server().client("organiser");
    const page = "/congresses/krong-pac-2020/edit";
    const before = await fieldsOf(client, page);
    const typed = {
      ...before,
      titleVi: "",
      expectedDelegates: "nhiều <b>",
      "halls[0].id": "new",
      "halls[0].name": "A",
      "halls[1].id": "new",
      "halls[1].name": "B",
    };
    const added = await client.post(page, { ...typed, intent: "add-halls" });
    expect(added.status).toBe(200);
    expect(fieldsIn(await added.text())).toEqual({
      ...typed,
      ...{ "halls[0].capacity": "", "halls[1].capacity": "" },
      ...{ "halls[2].id": "new", "halls[2].name": "", "halls[2].capacity": "" },
    });
    const removed = fieldsIn(await (await client.post(page, { ...typed, intent: "remove-halls-0" })).text());
    expect(removed).toMatchObject({ "halls[0].name": "B", expectedDelegates: "nhiều <b>", titleVi: "" });
    expect(removed).not.toHaveProperty("halls[1].name");
    expect(await fieldsOf(client, page)).toEqual(before);
  });

  it("tell of a conflict: 409, the typed values, the stored ones beside them, and then save", async () => {
    const [one, other] = [await server().client("organiser"), await server().client("organiser")];
    const page = "/congresses/cu-kuin-2020/edit";
    const read = await fieldsOf(one, page);
    await other.post(page, { ...(await fieldsOf(other, page)), place: "Nhà văn hóa huyện" });
    const answer = await one.post(page, { ...read, place: "Hội trường Huyện ủy" });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("Đang lưu: Nhà văn hóa huyện");
    const again = fieldsIn(html);
    expect(again.place).toBe("Hội trường Huyện ủy");
    expect((await one.post(page, again)).status).toBe(302);
    expect((await fieldsOf(other, page)).place).toBe("Hội trường Huyện ủy");
  });

  it("do not forget a conflict over a fault: what was never shown is not written over", async () => {
    const [one, other] = [await server().client("organiser"), await server().client("organiser")];
    const page = "/committees/cu-kuin/edit";
    const read = await fieldsOf(one, page);
    await other.post(page, { ...read, organVi: "Huyện ủy huyện Cư Kuin" });
    const faulty = await one.post(page, { ...read, nameVi: "" });
    expect(faulty.status).toBe(400);
    const mended = { ...fieldsIn(await faulty.text()), nameVi: read.nameVi ?? "" };
    const answer = await one.post(page, mended);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Đang lưu: Huyện ủy huyện Cư Kuin");
    expect((await fieldsOf(other, page)).organVi).toBe("Huyện ủy huyện Cư Kuin");
  });

  it("tell of a conflict between levels", async () => {
    const client = await server().client("organiser");
    const level = {
      level: "base",
      basedOn: "1",
      nameVi: "Cơ sở",
      nameEn: "Base",
      position: "40",
      agendaLevel: "base",
    };
    expect((await client.post("/committees/levels", level)).status).toBe(302);
    const late = await client.post("/committees/levels", { ...level, nameVi: "Chi bộ" });
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain("Đang lưu: Cơ sở");
    expect(html).toContain('value="Chi bộ"');
    const needed = await client.post("/committees/levels", {
      level: "district",
      basedOn: "1",
      intent: "delete",
    });
    expect(needed.status).toBe(409);
    expect(await needed.text()).toContain("đảng bộ thuộc cấp này");
  });

  it("name what still hangs on a committee, in the user's language", async () => {
    const client = await server().client("organiser");
    const path = "/committees/krong-pac/delete";
    const answer = await client.post(path, { basedOn: "1" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toMatch(/vì còn .*1 đại hội/);
    await client.post("/language", { language: "en", to: "/" });
    expect(await (await client.post(path, { basedOn: "1" })).text()).toMatch(/it has .*1 congress/);
    const faults = await (await client.post("/committees/new", {})).text();
    expect(faults).toContain("This is missing.");
  });

  it("answer hostile forms with 400 or 413, never with 500, and keep what was typed", async () => {
    const client = await server().client("organiser");
    const pages = [
      "/congresses/new",
      "/congresses/dak-lak-xvii/edit",
      "/committees/new",
      "/committees/lak/edit",
    ];
    const long = "Đ".repeat(100_000);
    for (const page of pages) {
      const isCongress = page.startsWith("/congresses");
      const title = isCongress ? "titleVi" : "nameVi";
      const read = await fieldsOf(client, page);
      const answer = await client.post(page, { ...read, [title]: long });
      expect(answer.status).toBe(400);
      expect(fieldsIn(await answer.text())[title]).toBe(long);
      const hostile: Record<string, string | string[]>[] = [
        {},
        { ...read, [title]: "Tên\u0000hỏng" },
        { ...read, [title]: ["một", "hai"] },
        { ...read, [`${title}.deeper[0]`]: "x", [title]: "" },
        { ...read, [title]: "", __intent__: "{", __state__: "[" },
        { ...read, [title]: "", "halls[99999999].name": "x", "__proto__.polluted": "1" },
        { ...read, [title]: "x", committeeId: "' or 1=1 --", levelId: "\u0000", parentId: "../.." },
      ];
      for (const form of hostile) {
        const status = (await client.post(page, form)).status;
        expect([page, JSON.stringify(form).slice(0, 80), status]).toEqual([page, expect.any(String), 400]);
      }
      expect((await client.post(page, { ...read, [title]: "Đ".repeat(300_000) })).status).toBe(413);
    }
    const levels = "/committees/levels";
    for (const form of [{}, { level: "\u0000" }, { level: "nothing", intent: "delete", basedOn: "1e300" }]) {
      expect((await client.post(levels, form as Record<string, string>)).status).toBe(404);
    }
    expect((await client.post(levels, { level: "new", position: "1e9" })).status).toBe(400);
  });

  const committeeId = async (slug: string): Promise<string> =>
    (await server().services.db("committees").where({ slug }).first("id")).id;
});

const fieldsOf = async (client: Client, path: string) => fieldsIn(await (await client.get(path)).text());

/** What a browser would send of the page's own form: the values of its inputs and choices, buttons aside. */
function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = /<form[^>]*id="(?:congress|committee)"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, "type");
    if (type === "checkbox" && !/ checked=""/.test(tag)) continue;
    const name = attribute(tag, "name");
    if (name) fields[name] = attribute(tag, "value") ?? (type === "checkbox" ? "on" : "");
  }
  for (const [select, tag] of form.matchAll(/(<select[^>]*>)[\s\S]*?<\/select>/g)) {
    const chosen = /<option[^>]* selected=""[^>]*>/.exec(select)?.[0] ?? /<option[^>]*>/.exec(select)?.[0];
    fields[attribute(tag ?? "", "name") ?? ""] = attribute(chosen ?? "", "value") ?? "";
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replace(/&(lt|gt|quot|amp|#x27);/g, (_, code: string) => entities[code] ?? "");
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#x27": "'" };
