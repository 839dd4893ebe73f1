import { describe, expect, it } from "vitest";
import { databaseKinds } from "../harness/databases";
import { stoppedClock } from "~/platform/clock";
import { testInstant, useTestServer } from "../harness/server";

describe.each(databaseKinds)("what the page of calendars shows of the schedule on %s", (kind) => {
  const server = useTestServer({ kind });
  const page = async (cookie = "") => {
    const visitor = server().visitor();
    visitor.cookie = cookie;
    return (await visitor.get("/calendar")).text();
  };

  it("follows what is written, in both languages, for all who ask at once", async () => {
    const { db } = server().services;
    expect(await page()).toContain("Đại hội đại biểu Đảng bộ Mẫu");
    for (const name of ["Đại hội tên thứ nhất", "Đại hội tên thứ hai"]) {
      await db("congresses")
        .where({ slug: "mau" })
        .update({ title_vi: name, title_en: `${name} (en)` });
      const pages = await Promise.all([page(), page(), page("language=en"), page()]);
      for (const text of pages) expect(text).toContain(name);
      expect(pages[2]).toContain(`${name} (en)`);
    }
    await db("congresses").where({ slug: "mau" }).update({ is_public: false });
    expect(await page()).not.toContain("Đại hội tên thứ hai");
    await db("congresses").where({ slug: "mau" }).update({ is_public: true });
  });

  it("is shown in the next minute as well", async () => {
    const { services } = server();
    const { clock } = services;
    try {
      services.clock = stoppedClock(new Date(testInstant.getTime() + 61_000));
      expect(await page()).toContain("Đại hội tên thứ hai");
    } finally {
      services.clock = clock;
    }
  });
});
