import { describe, expect, it } from "vitest";
import { findAgenda } from "~/agenda/agendas.server";
import { useTestServer, type Client } from "../harness/server";

describe("an agenda over HTTP", () => {
  const server = useTestServer();
  const base = "/congresses/mau/agenda";

  const congressId = async () => {
    const row = await server().services.db("congresses").where({ slug: "mau" }).first("id");
    return row.id as string;
  };
  const latest = async () => {
    const found = await findAgenda(server().services.db, await congressId());
    if (!found) throw new Error("no agenda");
    return found;
  };
  const discussion = async () => {
    const { agenda } = await latest();
    const slot = agenda.sessions
      .flatMap(({ slots }) => slots)
      .find(({ type }) => type === "group-discussion");
    if (!slot) throw new Error("no discussion");
    return slot;
  };
  const organiser = () => server().client("organiser");

  it("is refused publication without group discussion, quoting the Conclusion", async () => {
    const client = await organiser();
    const slot = await discussion();
    const { number } = await latest();
    const removed = await client.post(`${base}/edit/slots/${slot.id}`, {
      ...{ intent: "remove", basedOn: String(number) },
    });
    expect(removed.status).toBe(302);
    const refused = await client.post(`${base}/publish`, {
      ...{ intent: "publish", basedOn: String(number + 1), name: "" },
    });
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain("phải có thời gian chia các tổ để thảo luận");
    expect(page).toContain("mục II.1");
    const undone = await client.post(`${base}/edit`, { intent: "undo", basedOn: String(number + 1) });
    expect(undone.status).toBe(302);
    expect((await discussion()).id).toBe(slot.id);
  });

  it("keeps what was typed when a field is wrong", async () => {
    const client = await organiser();
    const slot = await discussion();
    const { number } = await latest();
    const title = "Tên dài vừa gõ <b>“có dấu”</b>";
    const answer = await client.post(`${base}/edit/slots/${slot.id}`, {
      ...{
        basedOn: String(number),
        type: "group-discussion",
        title,
        session: "x",
        start: "25:61",
        minutes: "-3",
      },
    });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain("Tên dài vừa gõ &lt;b&gt;“có dấu”&lt;/b&gt;");
    expect(page).toContain('value="-3"');
  });

  it("shows the other one's value instead of overwriting it", async () => {
    const [one, two] = [await organiser(), await organiser()];
    const slot = await discussion();
    const { number, agenda } = await latest();
    const session = agenda.sessions.find(({ slots }) => slots.some(({ id }) => id === slot.id));
    const form = (title: string) => ({
      ...{ basedOn: String(number), type: slot.type, title, session: session?.id ?? "", start: slot.start },
      ...{ minutes: String(slot.minutes), documents: slot.documents, groups: slot.groups },
    });
    const path = `${base}/edit/slots/${slot.id}`;
    expect((await one.post(path, form("Của người thứ nhất"))).status).toBe(302);
    const second = await two.post(path, form("Của người thứ hai"));
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain("Của người thứ nhất");
    expect(page).toContain("Của người thứ hai");
    expect((await discussion()).title).toBe("Của người thứ nhất");
  });

  it("publishes a second version that everyone reads, with its changes", async () => {
    const client = await organiser();
    const { number } = await latest();
    const publishing = async () => (await client.get(`${base}/publish`)).text();
    expect(await publishing()).not.toContain("chưa có gì thay đổi");
    const published = await client.post(`${base}/publish`, {
      ...{ intent: "publish", basedOn: String(number), name: "Sau góp ý" },
    });
    expect(await publishing()).toContain("Chương trình chưa có gì thay đổi so với bản 2.");
    expect(published.status).toBe(302);
    const page = await (await server().visitor().get(base)).text();
    expect(page).toContain("Bản 2 “Sau góp ý”");
    expect(page).toContain("Của người thứ nhất");
    const old = await (await server().visitor().get(`${base}/v/1`)).text();
    expect(old).toContain("Đây là bản cũ");
    expect(old).not.toContain("Của người thứ nhất");
    const feed = await (await server().visitor().get("/calendar/congresses/mau.ics")).text();
    expect(feed).toContain("Của người thứ nhất");
  });

  it("takes hostile commands as what they are", async () => {
    const client = await organiser();
    const { number } = await latest();
    const commands = [
      ...["", "null", "[]", "{", '{"do":"drop"}', '{"do":"several","commands":[]}'],
      ...['{"do":"remove-slot","slot":"__proto__"}', `{"do":"remove-slot","slot":"${"x".repeat(500)}"}`],
      ...['{"do":"shift","session":"x","from":"00:00","by":1e9}', '{"__proto__":{"do":"undo"}}'],
    ];
    for (const intent of ["fix", "command"]) {
      for (const command of commands) {
        const answer = await post(client, { intent, basedOn: String(number), command, commands: command });
        expect([400, 409]).toContain(answer.status);
      }
    }
    for (const basedOn of ["0", "-1", "9007199254740993", "2147483648", "abc", "1.5", "1e3", ""]) {
      const answer = await post(client, { intent: "undo", basedOn });
      expect([302, 400, 409]).toContain(answer.status);
    }
  });

  const post = (client: Client, form: Record<string, string>) => client.post(`${base}/edit`, form);
});
