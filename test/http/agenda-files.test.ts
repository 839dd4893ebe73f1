import { describe, expect, it } from "vitest";
import { findAgenda, listRevisions } from "~/agenda/agendas.server";
import { check } from "~/agenda/check";
import { useTestServer, type Client } from "../harness/server";
import { goodAgenda } from "../agenda/examples";

const base = "/congresses/mau/agenda";

describe("agendas as files, over HTTP", () => {
  const server = useTestServer();

  const congressId = async () =>
    (await server().services.db("congresses").where({ slug: "mau" }).first("id")).id;
  const latest = async () => {
    const found = await findAgenda(server().services.db, await congressId());
    if (!found) throw new Error("no agenda");
    return found;
  };
  const upload = (client: Client, text: string, fields: Record<string, string> = {}) => {
    const form = new FormData();
    form.set("file", new File([text], "../../agenda.json", { type: "application/json" }));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return client.post(`${base}/import`, form);
  };

  it("come out as they went in", async () => {
    const client = await server().client("organiser");
    const agenda = { ...goodAgenda(), congress: { ...goodAgenda().congress, title: "X" } };
    expect((await upload(client, JSON.stringify(agenda))).status).toBe(302);
    const exported = await client.get(`${base}/export.json`);
    expect(exported.headers.get("Content-Disposition")).toContain('filename="mau-2.json"');
    const { congress, ...rest } = (await exported.json()) as typeof agenda;
    const { congress: _own, ...sent } = agenda;
    expect(rest).toEqual(JSON.parse(JSON.stringify(sent)));
    // Facts of the congress are kept with the congress, whatever a file says.
    expect(congress.title).toBe("Đại hội đại biểu Đảng bộ Mẫu lần thứ XV (dữ liệu minh họa)");
  });

  it("are refused when broken or hostile, with reason and place, and the agenda stays", async () => {
    const client = await server().client("organiser");
    const before = (await latest()).number;
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const good = goodAgenda();
    const files = [
      ...["", "{", "null", "[]", '"text"', "\u0000", deep, '{"format":"congress-agenda/1"}'],
      ...['{"__proto__":{"format":"congress-agenda/1"}}', JSON.stringify({ ...good, format: "x" })],
      JSON.stringify({ ...good, congress: { ...good.congress, delegates: 1e308 } }),
      JSON.stringify({ ...good, sessions: [{ ...good.sessions[0], slots: "many" }] }),
      JSON.stringify({ ...good, sessions: Array.from({ length: 300 }, () => good.sessions[0]) }),
      JSON.stringify({ ...good, rooms: [{ id: "x".repeat(65), name: "" }] }),
    ];
    for (const text of files) {
      const response = await upload(client, text);
      expect(response.status, text.slice(0, 60)).toBe(400);
      expect(await response.text()).toContain('role="alert"');
    }
    expect((await upload(client, " ".repeat(5 * 1024 * 1024))).status).toBe(413);
    expect((await latest()).number).toBe(before);
  });

  it("say when a file holds what is not known, and keep it when asked to", async () => {
    const client = await server().client("organiser");
    const text = JSON.stringify({ ...goodAgenda(), format: "congress-agenda/2", weather: "nắng" });
    const asked = await upload(client, text);
    expect(asked.status).toBe(400);
    const page = await asked.text();
    expect(page).toContain("congress-agenda/2");
    expect(page).toContain("/weather");
    expect((await upload(client, text, { keep: "on" })).status).toBe(302);
    expect((await latest()).agenda.weather).toBe("nắng");
  });

  it("are judged without falling over, however full: 5,000 slots", async () => {
    const client = await server().client("organiser");
    const good = goodAgenda();
    const slot = good.sessions[0]?.slots[0];
    const slots = Array.from({ length: 4990 }, (_, index) => ({ ...slot, id: `s${index}`, start: "08:00" }));
    const sessions = [{ ...good.sessions[0], slots }];
    expect((await upload(client, JSON.stringify({ ...good, sessions }))).status).toBe(302);
    expect((await client.get(`${base}/publish`)).status).toBe(200);
    const back = await client.post(`${base}/edit`, {
      intent: "undo",
      basedOn: String((await latest()).number),
    });
    expect(back.status).toBe(302);
  });

  it("are copied from another congress, on the days of this one", async () => {
    const client = await server().client("organiser");
    const { db } = server().services;
    await db("congresses")
      .where({ slug: "dak-lak-xvii" })
      .update({ first_day: "2020-10-13", last_day: "2020-10-15", expected_delegates: 350 });
    const copied = await client.post("/congresses/dak-lak-xvii/agenda/import", {
      intent: "copy",
      from: "mau",
    });
    expect(copied.status).toBe(302);
    const { id } = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    const agenda = (await findAgenda(db, id))?.agenda;
    expect([...new Set(agenda?.sessions.map(({ date }) => date))]).toEqual(["2020-10-13", "2020-10-14"]);
    expect(agenda?.groups.reduce((sum, { size }) => sum + size, 0)).toBe(350);
    expect(new Set(agenda && check(agenda).map(({ code }) => code))).toEqual(
      new Set(["group-room-missing", "group-leader-missing", "group-secretary-missing"]),
    );
    const stranger = await server().client("committee-editor", "krong-pac");
    expect(
      (await stranger.post("/congresses/krong-pac-2020/agenda/import", { intent: "copy", from: "mau" }))
        .status,
    ).toBe(400);
  });

  it("are drafted from wishes, or refused with the wishes that contradict each other", async () => {
    const client = await server().client("organiser");
    const wishes = {
      ...{ morningStart: "07:30", morningEnd: "11:30", afternoonStart: "13:30", afternoonEnd: "17:00" },
      ...{ firstMorning: "on", lastAfternoon: "on", preparatory: "1", groups: "4", ballots: "2" },
      ...{ gathering: "30", presidium: "20", formalities: "40", documents: "60", discussion: "120" },
      ...{ "report-back": "30", opening: "30", presentation: "60", guests: "30", plenary: "60" },
      ...{ personnel: "20", ballot: "45", result: "15", resolution: "20", closing: "20" },
    };
    const refused = await client.post(`${base}/draft`, { ...wishes, discussion: "600", plenary: "500" });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Thời gian không đủ cho");
    expect((await client.post(`${base}/draft`, { ...wishes, ballots: "99", groups: "-1" })).status).toBe(400);
    expect((await client.post(`${base}/draft`, wishes)).status).toBe(302);
    const left = new Set(check((await latest()).agenda).map(({ code }) => code));
    expect([...left].every((code) => /^group-(room|leader|secretary)-missing$/.test(code))).toBe(true);
    const [newest] = await listRevisions(server().services.db, await congressId(), { limit: 1 });
    expect(newest?.summary.code).toBe("replaced-draft");
  });

  it("follow the strictness of the workspace, but never let group discussion go", async () => {
    const client = await server().client("administrator");
    const page = await (await client.get("/agenda-rules")).text();
    const names = [...page.matchAll(/name="(severity-[\w-]+)"/g)].map(([, name]) => name ?? "");
    expect(names).not.toContain("severity-discussion-missing");
    const all = Object.fromEntries(names.map((name) => [name, "warn"]));
    const saved = await client.post("/agenda-rules", {
      ...{ ...all, province: "150", other: "100" },
      "severity-discussion-missing": "warn",
    });
    expect(saved.status).toBe(302);
    const { number, agenda } = await latest();
    const discussion = agenda.sessions
      .flatMap(({ slots }) => slots)
      .find(({ type }) => type === "group-discussion");
    await client.post(`${base}/edit/slots/${discussion?.id}`, { intent: "remove", basedOn: String(number) });
    const form = { intent: "publish", basedOn: String(number + 1), name: "" };
    const refused = await client.post(`${base}/publish`, form);
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(text).toContain("chia các tổ để thảo luận");
    expect((await client.post("/agenda-rules", { province: "0", other: "x" })).status).toBe(400);
  });
});
