import { describe, expect, it } from "vitest";
import { useTestServer, type Client } from "../harness/server";

/** The visible text of the page's main part. */
async function textOf(client: Client, path: string): Promise<string> {
  const response = await client.get(path);
  expect(response.status, path).toBe(200);
  const html = await response.text();
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  return main
    .replace(/<!--.*?-->/g, "")
    .replace(/<option[\s\S]*?<\/option>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

const krongPac = "Đại hội Đảng bộ huyện Krông Pắc";
const cuKuin = "Đại hội Đảng bộ huyện Cư Kuin";
const provincial = "Đại hội đại biểu Đảng bộ tỉnh Đắk Lắk lần thứ XVII";

describe("the pages for reading", () => {
  const server = useTestServer({ sample: false });

  it("filter the schedule by their address alone", async () => {
    const visitor = server().visitor();
    const all = await textOf(visitor, "/congresses");
    for (const title of [krongPac, cuKuin, provincial]) expect(all).toContain(title);
    expect(all).toContain("4 đại hội");

    const held = await textOf(visitor, "/congresses?committee=&stage=held");
    expect(held).toContain(krongPac);
    expect(held).not.toContain(provincial);
    expect(held).toContain("3 trong 4 đại hội");

    const one = await textOf(visitor, "/congresses?committee=krong-pac&stage=");
    expect(one).toContain(krongPac);
    expect(one).not.toContain(cuKuin);

    const none = await textOf(visitor, "/congresses?committee=krong-pac&stage=preparing");
    expect(none).toContain("Không có đại hội nào khớp với bộ lọc");
  });

  it("keep the month while filtering and the filter while turning months", async () => {
    const response = await server().visitor().get("/congresses?stage=held&month=2020-10");
    const html = await response.text();
    expect(html).toMatch(/<input type="hidden" name="month" value="2020-10"/);
    expect(html).toContain('href="/congresses?stage=held&amp;month=2020-11#month"');
    expect(html).toContain('href="/congresses?stage=held&amp;month=2020-09#month"');
  });

  it("read an address that means nothing as no filter", async () => {
    const text = await textOf(server().visitor(), "/congresses?committee=khong-co&stage=x&month=2020-99");
    expect(text).toContain("4 đại hội");
    expect(text).toContain("Lịch tháng 7/2020");
  });

  it("show the days of a congress that was held with their source and its words", async () => {
    const text = await textOf(server().visitor(), "/congresses/krong-pac-2020");
    expect(text).toContain("Đã tổ chức trước ngày 03/7/2020, nguồn không nêu ngày");
    expect(text).toContain("Kết luận số 1097-KL/TU ngày 03/7/2020, mục II");
    expect(text).toContain(
      "Tổ chức thành công 03 đại hội đảng bộ cấp huyện là Krông Pắc, Cư Kuin và Quân sự tỉnh",
    );
  });

  it("lead editors of the congress, and nobody else, to the fields that are missing", async () => {
    const link = 'href="/congresses/krong-pac-2020/edit#congress-firstDay"';
    const page = async (client: Client) => (await client.get("/congresses/krong-pac-2020")).text();
    expect(await page(await server().client("committee-editor", "krong-pac"))).toContain(link);
    for (const client of [
      server().visitor(),
      await server().client("viewer"),
      await server().client("committee-editor", "cu-kuin"),
    ]) {
      const html = await page(client);
      expect(html).toContain("Chưa rõ ngày đã tổ chức.");
      expect(html).not.toContain("/congresses/krong-pac-2020/edit");
    }
  });

  it("tell editors on the overview what their own congresses lack", async () => {
    const editor = await textOf(await server().client("committee-editor", "krong-pac"), "/");
    const tasks = editor.slice(editor.indexOf("Việc cần làm"), editor.indexOf("Đại hội sắp tới"));
    expect(tasks).toContain(krongPac);
    expect(tasks).toContain("còn 4 mục");
    expect(tasks).not.toContain(cuKuin);
    expect(tasks).not.toContain(provincial);

    const organiser = await textOf(await server().client("organiser"), "/");
    for (const title of [krongPac, cuKuin, provincial]) {
      expect(organiser.slice(0, organiser.indexOf("Đại hội sắp tới"))).toContain(title);
    }
    for (const client of [server().visitor(), await server().client("viewer")]) {
      const text = await textOf(client, "/");
      expect(text).not.toContain("Việc cần làm");
      expect(text).toContain(provincial);
    }
  });

  it("hide what is not public, as if it were not there", async () => {
    const { db } = server().services;
    await db("congresses").where({ slug: "cu-kuin-2020" }).update({ is_public: false });
    const visitor = server().visitor();
    expect(await textOf(visitor, "/congresses")).not.toContain(cuKuin);
    expect(await textOf(visitor, "/")).not.toContain(cuKuin);
    const answer = async (client: Client, slug: string) => {
      const { status, headers } = await client.get(`/congresses/${slug}`);
      return [status, headers.get("Location")?.replace(slug, "…") ?? null];
    };
    expect(await answer(visitor, "cu-kuin-2020")).toEqual(await answer(visitor, "khong-co"));
    const elsewhere = await server().client("committee-editor", "krong-pac");
    expect(await answer(elsewhere, "cu-kuin-2020")).toEqual([404, null]);
    expect(await answer(elsewhere, "khong-co")).toEqual([404, null]);
    expect((await answer(await server().client("viewer", "cu-kuin"), "cu-kuin-2020"))[0]).toBe(200);
  });

  it("say how to begin where there is no congress", async () => {
    const { db } = server().services;
    await db("congresses").update({ is_public: false });
    expect(await textOf(server().visitor(), "/")).toContain("Chưa có đại hội nào");
    expect(await textOf(server().visitor(), "/congresses")).toContain("Chưa có đại hội nào");
  });
});
