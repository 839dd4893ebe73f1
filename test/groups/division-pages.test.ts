import { afterEach, describe, expect, it } from "vitest";
import { latestNumber } from "~/agenda/agendas.server";
import { findChosenDivision, findDivision, listDivisions } from "~/groups/desk/divisions.server";
import { beginRun } from "~/groups/desk/runs.server";
import { program } from "~/accounts/audit.server";
import { testInstant, useTestServer, type Client } from "../harness/server";

const groups = "/congresses/mau/groups";

describe("pages of divisions", () => {
  const server = useTestServer();
  const db = () => server().services.db;
  const congressId = async () => (await db()("congresses").where({ slug: "mau" }).first("id")).id as string;
  const sampleId = async () => (await findChosenDivision(db(), await congressId()))?.id ?? "";
  const organiser = () => server().client("organiser");
  const begin = async (client: Client, name = "Bản thử", count = "5") => {
    const response = await client.post(groups, { intent: "create", name, groups: count });
    const id = /groups\/([a-z0-9]{16})\/setup$/.exec(response.headers.get("Location") ?? "")?.[1];
    if (!id) throw new Error(`${response.status}`);
    return id;
  };
  const read = async (id: string) => {
    const found = await findDivision(db(), await congressId(), id);
    if (!found) throw new Error("no division");
    return found;
  };
  const post = async (client: Client, path: string, form: Record<string, string | string[]>) => {
    const response = await client.post(path, form);
    return { status: response.status, text: await response.text(), to: response.headers.get("Location") };
  };
  /** Divides and waits for it also on a machine on which it takes longer than a page waits. */
  const divide = async (client: Client, id: string, basedOn: string) => {
    const answer = await post(client, `${groups}/${id}/run`, { intent: "start", basedOn });
    const running = () => db()("division_runs").where({ division_id: id, state: "running" });
    await expect.poll(running).toEqual([]);
    return answer;
  };
  const command = (client: Client, id: string, body: unknown) =>
    fetch(`${server().address}${groups}/${id}/commands`, {
      method: "POST",
      headers: { Cookie: client.cookie, Origin: server().address, "Content-Type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  afterEach(async () => {
    const rest = (await listDivisions(db(), await congressId())).filter(({ isChosen }) => !isChosen);
    await db()("divisions")
      .whereIn(
        "id",
        rest.map(({ id }) => id),
      )
      .delete();
  });

  it("show the chosen division with rooms, leaders and secretaries, and find people", async () => {
    const client = await organiser();
    const page = await (await client.get(`${groups}?search=M007`)).text();
    expect(page).toContain("Phương án 1 (mẫu)");
    expect(page).toContain("Phòng họp G");
    expect(page).toMatch(/Tổ trưởng<!-- -->: <!-- -->\p{Lu}/u);
    expect(page).toContain("M007");
  });

  it("divide without scripts: the answer waits and leads to the groups, which reach the bound", async () => {
    const client = await organiser();
    const id = await begin(client);
    const answer = await divide(client, id, "1");
    expect(answer).toMatchObject({ status: 302, to: `${groups}/${id}` });
    const { content, summary } = (await read(id)).revision;
    expect(summary.code).toBe("divided");
    expect(content.rounds?.[0]?.groups.map(({ members }) => members.length).sort()).toEqual([
      57, 57, 57, 57, 58,
    ]);
    const page = await (await client.get(`${groups}/${id}`)).text();
    expect(page).toContain("thấp nhất có thể");
    expect(page).toContain("Tổ 5");
    // The same wishes and seed give the same division: nobody moves.
    await divide(client, id, "2");
    expect((await read(id)).revision.summary).toEqual({ code: "divided", params: { count: 0 } });
  });

  it("divide beside the requests: progress is told, and a run can be cancelled", async () => {
    const client = await organiser();
    const id = await begin(client, "Nhiều lượt", "20");
    await post(client, `${groups}/${id}/setup`, {
      intent: "count",
      basedOn: "1",
      groups: "20",
      sizes: "",
      rounds: "10",
    });
    await post(client, `${groups}/${id}/run`, { intent: "start", basedOn: "2", background: "on" });
    const run = await db()("division_runs").where({ division_id: id }).first();
    const told = await client.get(`${groups}/${id}/runs/${run.id}`);
    expect(told.headers.get("Cache-Control")).toBe("no-store");
    expect(await told.json()).toMatchObject({ id: run.id, isRunning: true });
    // The server goes on answering meanwhile.
    expect((await server().visitor().get("/health/ready")).status).toBe(200);
    await post(client, `${groups}/${id}/run`, { intent: "start", basedOn: "2", background: "on" });
    expect(await db()("division_runs").where({ division_id: id })).toHaveLength(1);
    await post(client, `${groups}/${id}/run`, { intent: "cancel", run: run.id });
    expect(await (await client.get(`${groups}/${id}`)).text()).toContain("Đã dừng chia tổ");
    expect((await read(id)).revision).toMatchObject({ number: 2, content: { rounds: null } });
    expect((await client.get(`${groups}/${id}/runs/khong-co`)).status).toBe(404);
  });

  it("say that a run died with its process, and divide anew", async () => {
    const client = await organiser();
    const id = await begin(client);
    const past = new Date(testInstant.getTime() - 60_000);
    await beginRun({ db: db(), author: program, now: past, congressId: await congressId() }, id, 1);
    expect(await (await client.get(`${groups}/${id}`)).text()).toContain("Máy chủ dừng giữa chừng");
    await divide(client, id, "1");
    expect((await read(id)).revision.content.rounds).toHaveLength(1);
  });

  it("name the smallest contradiction with a link to each condition", async () => {
    const client = await organiser();
    const id = await begin(client);
    const setup = `${groups}/${id}/setup`;
    await post(client, setup, { intent: "together", basedOn: "1", people: "M001\nM002" });
    await post(client, setup, { intent: "apart", basedOn: "2", people: "M001;M002" });
    await post(client, setup, { intent: "pin", basedOn: "3", people: "M050", group: "g2", round: "" });
    await divide(client, id, "4");
    const page = await (await client.get(`${groups}/${id}`)).text();
    expect(page).toContain("mâu thuẫn với nhau");
    expect(page).toContain(`${setup}#together`);
    expect(page).toContain(`${setup}#apart`);
    expect(page).not.toContain(`${setup}#pin`);
    await post(client, setup, {
      intent: "remove-apart",
      basedOn: "4",
      people: (await read(id)).revision.content.setup.apart[0]?.join(" ") ?? "",
    });
    expect(await (await client.get(`${groups}/${id}`)).text()).not.toContain("mâu thuẫn với nhau");
  });

  it("keep what was typed, ask who is meant, and refuse what cannot be", async () => {
    const client = await organiser();
    const id = await begin(client);
    const setup = `${groups}/${id}/setup`;
    const unclear = await post(client, setup, { intent: "together", basedOn: "1", people: "M001\nNguyễn" });
    expect(unclear.status).toBe(400);
    expect(unclear.text).toContain("M001\nNguyễn");
    expect(unclear.text).toContain('name="meant[0].id"');
    expect(
      await post(client, setup, { intent: "count", basedOn: "1", groups: "", sizes: "5, x", rounds: "1" }),
    ).toMatchObject({
      ...{ status: 400, text: expect.stringContaining("cách nhau bằng dấu phẩy") },
    });
    expect(
      (await post(client, setup, { intent: "count", basedOn: "1", groups: "501", sizes: "", rounds: "1" }))
        .status,
    ).toBe(400);
    const sizes = await post(client, setup, {
      intent: "count",
      basedOn: "1",
      groups: "",
      sizes: "100, 100",
      rounds: "1",
    });
    expect(sizes.status).toBe(302);
    expect(await (await client.get(setup)).text()).toContain("200 chỗ mà có 286 người");
    await divide(client, id, "2");
    expect(await (await client.get(`${groups}/${id}`)).text()).toContain("200 chỗ mà có 286 người");
    const stale = await post(client, setup, { intent: "seed", basedOn: "1", seed: "9" });
    expect(stale).toMatchObject({ status: 409, text: expect.stringContaining("Đặt 2 tổ") });
    expect((await read(id)).revision.number).toBe(2);
  });

  it("move, swap, give duties and make rules by forms", async () => {
    const client = await organiser();
    const id = await sampleId();
    const start = (await read(id)).revision.number;
    const members = (await read(id)).revision.content.rounds?.[0]?.groups.map((group) => group.members) ?? [];
    const [one = "", other = ""] = [members[0]?.[0], members[1]?.[0]];
    const here = `${groups}/${id}/people/${one}`;
    const page = await (await client.get(here)).text();
    expect(page).toContain("Vì sao ở đây?");
    const code = (await db()("delegates").where({ id: other }).first("code")).code;
    expect(
      (await post(client, here, { intent: "swap", basedOn: `${start}`, round: "0", with: code })).status,
    ).toBe(302);
    expect((await read(id)).revision.content.rounds?.[0]?.groups[1]?.members).toContain(one);
    const form = { round: "0", group: "g2" };
    await post(client, here, { intent: "make-leader", basedOn: `${start + 1}`, ...form });
    await post(client, here, { intent: "pin", basedOn: `${start + 2}`, ...form, every: "on" });
    expect((await read(id)).revision.content.setup.pins).toEqual([{ person: one, group: "g2", round: null }]);
    expect(
      (await post(client, here, { intent: "swap", basedOn: "1", round: "0", with: "không ai" })).status,
    ).toBe(400);
    for (let number = start + 3; number < start + 6; number += 1) {
      await post(client, `${groups}/${id}`, { intent: "undo", basedOn: `${number}` });
    }
    expect((await read(id)).revision.content.rounds?.[0]?.groups.map((group) => group.members)).toEqual(
      members,
    );
  });

  it("take commands of the board, and answer what others did", async () => {
    const client = await organiser();
    const id = await begin(client);
    await divide(client, id, "1");
    const person = (await read(id)).revision.content.rounds?.[0]?.groups[0]?.members[0];
    const move = { do: "move", round: 0, person, group: "g2" };
    const saved = await command(client, id, { basedOn: 2, command: move });
    expect(await saved.json()).toMatchObject({ kind: "saved", state: { revision: 3, canUndo: true } });
    const late = await command(client, id, { basedOn: 2, command: { ...move, group: "g3" } });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      kind: "outdated",
      state: { revision: 3 },
      message: expect.stringContaining("Chuyển"),
    });
    expect(await (await command(client, id, { basedOn: 3, command: move })).json()).toMatchObject({
      kind: "refused",
    });
    expect(await (await command(client, id, { basedOn: 3, step: "undo" })).json()).toMatchObject({
      kind: "saved",
    });
    for (const body of [
      "",
      "[]",
      "{",
      '{"basedOn":1,"command":{"do":"seat","rounds":[]}}',
      '{"__proto__":{"x":1}}',
      "9".repeat(400),
    ]) {
      expect((await command(client, id, body)).status, body.slice(0, 20)).toBe(400);
    }
    expect((await command(client, id, "x".repeat(70_000))).status).toBe(413);
  });

  it("notice late changes, show what would move, and save just that", async () => {
    const client = await organiser();
    const id = await begin(client);
    await divide(client, id, "1");
    const before = (await read(id)).revision.content.rounds?.[0]?.groups ?? [];
    const gone = before[0]?.members[3] ?? "";
    await db()("delegates").where({ id: gone }).update({ status: "excused" });
    expect(await (await client.get(`${groups}/${id}`)).text()).toContain(
      "1<!-- --> người thôi tham dự".replace("<!-- -->", ""),
    );
    const page = await (await client.get(`${groups}/${id}/late`)).text();
    const mark = /name="mark" value="([0-9a-f]+)"/.exec(page)?.[1] ?? "";
    expect((await post(client, `${groups}/${id}/late`, { basedOn: "2", mark: "0".repeat(32) })).status).toBe(
      409,
    );
    const saved = await post(client, `${groups}/${id}/late`, { basedOn: "2", mark });
    expect(saved.to).toBe(`${groups}/${id}/history?from=2&to=3`);
    const { content, summary } = (await read(id)).revision;
    expect(summary.code).toBe("rearranged");
    const seated = content.rounds?.[0]?.groups.flatMap(({ members }) => members) ?? [];
    expect(seated).toHaveLength(285);
    expect(seated).not.toContain(gone);
    const moved = before.flatMap(({ id: group, members }) =>
      members.filter(
        (each) =>
          each !== gone &&
          !content.rounds?.[0]?.groups.find((now) => now.id === group)?.members.includes(each),
      ),
    );
    expect(moved.length).toBeLessThanOrEqual(1);
    expect(await (await client.get(saved.to ?? "")).text()).toContain("chưa có tổ");
    await db()("delegates").where({ id: gone }).update({ status: "elected" });
  });

  it("choose who may lead by attribute and by ticks", async () => {
    const client = await organiser();
    const id = await begin(client);
    const filtered = `${groups}/${id}/eligible?value=${encodeURIComponent("sector=Đảng")}`;
    const shown = /name="shown" value="([^"]*)"/.exec(await (await client.get(filtered)).text())?.[1] ?? "";
    await post(client, filtered, { intent: "all-leaders", basedOn: "1", shown });
    const { leaders } = (await read(id)).revision.content.setup;
    expect(leaders.length).toBe(shown.split(" ").length);
    await post(client, filtered, {
      intent: "save",
      basedOn: "2",
      shown,
      leader: leaders.slice(0, 2),
      secretary: leaders[2] ?? "",
    });
    expect((await read(id)).revision.content.setup).toMatchObject({
      ...{ leaders: leaders.slice(0, 2), secretaries: [leaders[2]] },
    });
  });

  it("copy, compare, rename, choose and delete", async () => {
    const client = await organiser();
    const sample = await sampleId();
    const copied = await post(client, groups, { intent: "copy", id: sample, name: "Bản sao" });
    const id = copied.to?.split("/").at(-1) ?? "";
    const compared = await (await client.get(`${groups}/compare?a=${sample}&b=${id}`)).text();
    expect(compared).toContain("Mọi người có chỗ như nhau");
    expect((await post(client, groups, { intent: "rename", id, version: "1", name: "Tên mới" })).to).toBe(
      `${groups}/${id}`,
    );
    expect(await post(client, groups, { intent: "rename", id, version: "1", name: "Khác" })).toMatchObject({
      ...{ status: 409, text: expect.stringContaining("Tên mới") },
    });
    const { version } = await read(sample);
    await post(client, groups, { intent: "choose", id, version: "2" });
    expect((await findChosenDivision(db(), await congressId()))?.id).toBe(id);
    await post(client, groups, { intent: "choose", id: sample, version: `${version}` });
    expect((await client.get(`${groups}/${id}/delete`)).status).toBe(200);
    expect((await post(client, `${groups}/${id}/delete`, { version: "3" })).to).toBe(groups);
    expect((await client.get(`${groups}/${id}`)).status).toBe(404);
  });

  it("tell whoever publishes when people fell out since, and when the attached division is gone", async () => {
    const client = await organiser();
    const [edit, publish] = ["/congresses/mau/agenda/edit", "/congresses/mau/agenda/publish"];
    const outOfStep = "không còn khớp với phương án";
    const { content } = (await read(await sampleId())).revision;
    const gone = content.rounds?.[0]?.groups[0]?.members[0] ?? "";
    await db()("delegates").where({ id: gone }).update({ status: "excused" });
    expect(await (await client.get(publish)).text()).toContain(outOfStep);
    await db()("delegates").where({ id: gone }).update({ status: "elected" });
    expect(await (await client.get(publish)).text()).not.toContain(outOfStep);

    const copied = await post(client, groups, { intent: "copy", id: await sampleId(), name: "Bản sao" });
    const id = copied.to?.split("/").at(-1) ?? "";
    const page = await (await client.get(`${edit}/divisions`)).text();
    const slot = /name="slot" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const number = async () => String(await latestNumber(db(), await congressId()));
    const attach = async (division: string) =>
      post(client, `${edit}/divisions`, {
        ...{ intent: "attach", slot, choice: `${division}:0`, basedOn: await number() },
      });
    expect((await attach(id)).status).toBe(302);
    expect((await post(client, `${groups}/${id}/delete`, { version: "1" })).to).toBe(groups);
    const warned = await (await client.get(publish)).text();
    expect(warned).toContain("Phương án đã bị xóa hoặc không còn lượt này");
    expect(warned).not.toContain("Cập nhật chương trình");
    expect((await attach(await sampleId())).status).toBe(302);
    expect(await (await client.get(publish)).text()).not.toContain(outOfStep);
  });

  it("tell the agenda's editor when the division has changed, and bring it up to date with one click", async () => {
    const client = await organiser();
    const id = await sampleId();
    const edit = "/congresses/mau/agenda/edit";
    const outOfStep = "không còn khớp với phương án";
    const start = await latestNumber(db(), await congressId());
    const after = (edits: number) => String(start + edits);
    expect(await (await client.get(edit)).text()).not.toContain(outOfStep);
    const { number, content } = (await read(id)).revision;
    const person = content.rounds?.[0]?.groups[0]?.members[0] ?? "";
    await post(client, `${groups}/${id}/people/${person}`, {
      ...{ intent: "move", basedOn: `${number}`, round: "0", group: "g2" },
    });
    const publish = "/congresses/mau/agenda/publish";
    for (const page of [edit, publish]) expect(await (await client.get(page)).text()).toContain(outOfStep);
    expect(
      await post(client, `${edit}/divisions`, { intent: "update", from: "publish", basedOn: after(0) }),
    ).toMatchObject({
      ...{ status: 302, to: publish },
    });
    expect(await (await client.get(publish)).text()).not.toContain(outOfStep);
    expect(await (await client.get(edit)).text()).not.toContain(outOfStep);
    expect((await post(client, `${edit}/divisions`, { intent: "update", basedOn: after(1) })).status).toBe(
      400,
    );
    const slot =
      /name="slot" value="([^"]+)"/.exec(await (await client.get(`${edit}/divisions`)).text())?.[1] ?? "";
    expect(
      (await post(client, `${edit}/divisions`, { intent: "detach", slot, basedOn: after(1) })).status,
    ).toBe(302);
    expect(
      (
        await post(client, `${edit}/divisions`, {
          intent: "attach",
          slot,
          choice: `${id}:0`,
          basedOn: after(2),
        })
      ).status,
    ).toBe(302);
    expect(
      (
        await post(client, `${edit}/divisions`, {
          intent: "attach",
          slot,
          choice: `${id}:7`,
          basedOn: after(3),
        })
      ).status,
    ).toBe(400);
    expect(
      (await post(client, `${edit}/divisions`, { intent: "attach", slot, choice: "x", basedOn: after(3) }))
        .status,
    ).toBe(400);
  });

  it("are open to editors of the committee and those above it only", async () => {
    const id = await sampleId();
    const paths = [
      "",
      "/compare",
      `/${id}`,
      `/${id}/setup`,
      `/${id}/eligible`,
      `/${id}/late`,
      `/${id}/history`,
      `/${id}/delete`,
    ];
    const own = await server().client("committee-editor", "dang-bo-mau");
    const others = [
      await server().client("committee-editor", "krong-pac"),
      await server().client("viewer"),
      await server().client("personnel-officer"),
    ];
    for (const path of paths) {
      expect((await own.get(groups + path)).status, path).toBe(200);
      for (const other of others) expect([403, 404], path).toContain((await other.get(groups + path)).status);
      expect(
        (
          await server()
            .visitor()
            .get(groups + path)
        ).status,
        path,
      ).toBe(302);
    }
    for (const other of others) {
      expect([403, 404]).toContain(
        (await other.post(`${groups}/${id}/run`, { intent: "start", basedOn: "1" })).status,
      );
      expect([403, 404]).toContain((await command(other, id, { basedOn: 1, step: "undo" })).status);
    }
    // A division is found in its own congress only.
    const client = await organiser();
    expect((await client.get(`/congresses/dak-lak-xvii/groups/${id}`)).status).toBe(404);
    expect((await client.get("/congresses/dak-lak-xvii/groups")).status).toBe(200);
  });
});
