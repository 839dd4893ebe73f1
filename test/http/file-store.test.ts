import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBucket, type TestBucket } from "../harness/s3";
import { useTestServer } from "../harness/server";

const picture = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015e2d2ab40000000049454e44ae426082",
  "hex",
);

describe("files in a store of another machine", () => {
  const server = useTestServer();
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await startTestBucket();
    server().services.config.filesUrl = bucket.filesUrl;
  });
  afterAll(() => bucket?.stop());

  it("are answered 503 while it is away; all else goes on, and afterwards they are kept", async () => {
    const client = await server().client("organiser");
    const list = await (await client.get("/congresses/mau/readiness")).text();
    const item = /\/congresses\/mau\/readiness\/items\/[\w-]+/.exec(list)?.[0] ?? "no item";
    const attach = () => {
      const form = new FormData();
      form.set("intent", "evidence");
      form.set("file", new File([picture], "Biên bản.png", { type: "image/png" }));
      return client.post(item, form);
    };
    const { db } = server().services;
    const kept = () => db("checklist_evidence").where({ file_name: "Biên bản.png" });
    bucket.fail(507);
    const refused = await attach();
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain("Hệ thống tạm ngừng lưu và đọc dữ liệu");
    expect(await kept()).toEqual([]);
    expect((await client.get(item)).status).toBe(200);
    bucket.fail(null);
    expect((await attach()).status).toBe(302);
    const [row] = await kept();
    bucket.fail(503);
    expect((await client.get(`${item}/evidence/${row.id}`)).status).toBe(503);
    bucket.fail(null);
    const back = await client.get(`${item}/evidence/${row.id}`);
    expect(back.status).toBe(200);
    expect(Buffer.from(await back.arrayBuffer())).toEqual(picture);
  });
});
