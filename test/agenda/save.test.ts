import { beforeEach, expect, it } from "vitest";
import type { Agenda } from "~/agenda/agenda";
import { createAgenda, findAgenda, findRevision, listRevisions } from "~/agenda/agendas.server";
import { check } from "~/agenda/check";
import { project, projectionOf, rebuildProjection } from "~/agenda/projection.server";
import { activeWaivers, findPublication, listPublications, publish } from "~/agenda/publications.server";
import { saveCommand, saveRestored, saveStep, type Saved } from "~/agenda/save.server";
import { waive, withdrawWaiver } from "~/agenda/waivers.server";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { goodAgenda } from "./examples";

const now = new Date("2020-07-03T03:00:00Z");
const summary = { code: "replaced-template", params: {} };

onEachDatabase("an agenda's revisions", (db) => {
  let congressId: string;
  let author: Awaited<ReturnType<typeof makePerson>>["viewer"];
  let good: Agenda;

  beforeEach(async () => {
    good = goodAgenda();
    author = (await makePerson(db(), "organiser")).viewer;
    congressId = (await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id;
    await db()("agendas").delete();
    await db()("agenda_slots").delete();
    await createAgenda(db(), author, now, congressId, good, summary);
  });

  const where = () => ({ db: db(), author, now, congressId });
  const slotId = (index: number) => good.sessions[0]?.slots[index]?.id ?? "";
  const rename = (index: number, title: string) =>
    ({ do: "change-slot", slot: slotId(index), changes: { title } }) as const;
  const numberOf = (saved: Saved) => (saved.kind === "saved" ? saved.revision : null);
  const titles = async () =>
    (await findAgenda(db(), congressId))?.agenda.sessions[0]?.slots.map(({ title }) => title) ?? [];

  it("is begun once", async () => {
    expect(await createAgenda(db(), author, now, congressId, good, summary)).toBe(false);
    expect((await findAgenda(db(), congressId))?.agenda).toEqual(good);
  });

  it("reapplies an edit that rests on an older revision when it touches other things", async () => {
    expect(numberOf(await saveCommand(where(), 1, rename(0, "Một")))).toBe(2);
    const second = await saveCommand(where(), 1, rename(1, "Hai"));
    expect(second).toMatchObject({ kind: "saved", revision: 3, reapplied: true });
    expect((await titles()).slice(0, 2)).toEqual(["Một", "Hai"]);
  });

  it("shows what changed instead of overwriting the same thing", async () => {
    await saveCommand(where(), 1, rename(0, "Của người trước"));
    const second = await saveCommand(where(), 1, rename(0, "Của người sau"));
    expect(second.kind).toBe("outdated");
    expect((await titles())[0]).toBe("Của người trước");
  });

  it("does an edit once that is sent again, also when others saved meanwhile", async () => {
    const sent = { key: "one-edit", unseen: [] };
    expect(numberOf(await saveCommand({ ...where(), sent }, 1, rename(0, "Một")))).toBe(2);
    await saveCommand(where(), 2, rename(0, "Hai"));
    expect(numberOf(await saveCommand({ ...where(), sent }, 1, rename(0, "Một")))).toBe(2);
    expect((await titles())[0]).toBe("Hai");
    const step = { key: "one-step", unseen: [] };
    expect(numberOf(await saveStep({ ...where(), sent: step }, 3, "undo"))).toBe(4);
    expect(numberOf(await saveStep({ ...where(), sent: step }, 3, "undo"))).toBe(4);
    expect((await titles())[0]).toBe("Một");
    // Somebody else's key is another key.
    const other = (await makePerson(db(), "organiser")).viewer;
    expect(numberOf(await saveCommand({ ...where(), author: other, sent }, 4, rename(1, "Ba")))).toBe(5);
  });

  it("counts as unseen what others saved between own edits, and refuses to go over it", async () => {
    await saveCommand(where(), 1, rename(0, "Của người khác"));
    await saveCommand(where(), 2, rename(1, "Của mình"));
    const unseen = [[1, 2]] as [number, number][];
    expect((await saveCommand({ ...where(), sent: { unseen } }, 3, rename(0, "Đè"))).kind).toBe("outdated");
    expect(numberOf(await saveCommand({ ...where(), sent: { unseen } }, 3, rename(1, "Lại")))).toBe(4);
    expect((await saveStep({ ...where(), sent: { unseen } }, 4, "undo")).kind).toBe("outdated");
    const unknown = [[1, 99]] as [number, number][];
    expect((await saveCommand({ ...where(), sent: { unseen: unknown } }, 4, rename(1, "Nữa"))).kind).toBe(
      "outdated",
    );
  });

  it("loses no update of 8 writers", async () => {
    const writers = await Promise.all(
      Array.from({ length: 8 }, async () => (await makePerson(db(), "organiser")).viewer),
    );
    const rounds = 50;
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let round = 0; round < rounds; round += 1) {
          const slot = { ...(good.sessions[1]?.slots[0] ?? never()), id: `w${index}-${round}`, start: "" };
          const base = (await findAgenda(db(), congressId))?.number ?? 0;
          const saved = await saveCommand({ ...where(), author: writer }, base, {
            do: "add-slot",
            session: null,
            slot,
          });
          expect(saved.kind).toBe("saved");
        }
      }),
    );
    const latest = await findAgenda(db(), congressId);
    expect(latest?.number).toBe(1 + 8 * rounds);
    expect(new Set(latest?.agenda.unscheduled?.map(({ id }) => id)).size).toBe(8 * rounds);
    expect(await firstBrokenAuditRow(db())).toBeNull();
  });

  it("undoes and redoes without limit, and forgets nothing", async () => {
    await saveCommand(where(), 1, rename(0, "Một"));
    await saveCommand(where(), 2, rename(0, "Hai"));
    await saveCommand(where(), 3, rename(0, "Ba"));
    const first = async () => (await titles())[0];
    await saveStep(where(), 4, "undo");
    expect(await first()).toBe("Hai");
    await saveStep(where(), 5, "undo");
    expect(await first()).toBe("Một");
    await saveStep(where(), 6, "redo");
    expect(await first()).toBe("Hai");
    await saveStep(where(), 7, "undo");
    await saveStep(where(), 8, "undo");
    expect(await first()).toBe(good.sessions[0]?.slots[0]?.title);
    expect((await saveStep(where(), 9, "undo")).kind).toBe("refused");
    await saveStep(where(), 9, "redo");
    await saveStep(where(), 10, "redo");
    await saveStep(where(), 11, "redo");
    expect(await first()).toBe("Ba");
    expect((await saveStep(where(), 12, "redo")).kind).toBe("refused");
    expect((await listRevisions(db(), congressId)).map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, index) => 12 - index),
    );
  });

  it("restores an earlier revision as a new one, which can be undone", async () => {
    await saveCommand(where(), 1, rename(0, "Một"));
    expect(numberOf(await saveRestored(where(), 2, 1))).toBe(3);
    expect((await findRevision(db(), congressId, 3))?.agenda).toEqual(good);
    await saveStep(where(), 3, "undo");
    expect((await titles())[0]).toBe("Một");
  });

  const publishing = (basedOn: number) => ({
    basedOn,
    name: "",
    current: (agenda: Agenda) => agenda,
    judge: check,
  });

  it("publishes what has no obstacle, with the changes since the version before", async () => {
    expect(await publish(db(), author, now, congressId, publishing(1))).toEqual({
      kind: "published",
      version: 1,
    });
    await saveCommand(where(), 1, rename(0, "Một"));
    await saveCommand(where(), 2, {
      do: "change-slot",
      slot: slotId(1),
      changes: { notes: "chỉ trong nội bộ" },
    });
    await publish(db(), author, now, congressId, publishing(3));
    const [second] = await listPublications(db(), congressId);
    expect(second?.version).toBe(2);
    expect(second?.changes.map(({ kind, slotId: id, fields }) => [kind, id, fields])).toEqual([
      ["changed", slotId(0), ["title"]],
    ]);
    expect(JSON.stringify(second?.agenda)).not.toContain("nội bộ");
    expect((await findPublication(db(), congressId, 1))?.agenda.sessions[0]?.slots[0]?.title).not.toBe("Một");
  });

  it("refuses to publish without group discussion", async () => {
    const discussion = good.sessions[1]?.slots.find(({ type }) => type === "group-discussion");
    await saveCommand(where(), 1, { do: "remove-slot", slot: discussion?.id ?? "" });
    const refused = await publish(db(), author, now, congressId, publishing(2));
    expect(refused.kind).toBe("blocked");
    expect(refused.kind === "blocked" && refused.findings.map(({ code }) => code)).toContain(
      "discussion-missing",
    );
    expect(await findPublication(db(), congressId)).toBeNull();
  });

  it("refuses to publish what the publisher has not seen", async () => {
    await saveCommand(where(), 1, rename(0, "Một"));
    expect((await publish(db(), author, now, congressId, publishing(1))).kind).toBe("outdated");
  });

  it("publishes past a block that was set aside, and records by whom and why", async () => {
    await saveCommand(where(), 1, {
      do: "change-entry",
      list: "groups",
      id: good.groups[0]?.id ?? "",
      changes: { leader: null },
    });
    expect((await publish(db(), author, now, congressId, publishing(2))).kind).toBe("blocked");
    const waiver = { code: "group-leader-missing", name: "Nguyễn Văn Thử", reason: "Phân công sau" } as const;
    expect(await waive(db(), author, now, congressId, waiver)).toBe("waived");
    expect(await waive(db(), author, now, congressId, waiver)).toBe("already");
    const not = { ...waiver, code: "discussion-missing" } as const;
    expect(await waive(db(), author, now, congressId, not)).toBe("not-waivable");
    expect((await publish(db(), author, now, congressId, publishing(2))).kind).toBe("published");
    expect((await findPublication(db(), congressId))?.waivers).toEqual([waiver]);
    const [active] = await activeWaivers(db(), congressId);
    await withdrawWaiver(db(), author, now, congressId, active?.id ?? "");
    expect(await activeWaivers(db(), congressId)).toEqual([]);
  });

  it("keeps a projection that equals one made anew", async () => {
    await publish(db(), author, now, congressId, publishing(1));
    await saveCommand(where(), 1, rename(0, "Một"));
    const rows = () =>
      db()("agenda_slots")
        .where({ congress_id: congressId })
        .orderBy(["stage", "date", "start_minute", "slot_id"]);
    const bare = async () => (await rows()).map(({ row: _row, ...rest }) => rest);
    const before = await bare();
    await rebuildProjection(db());
    expect(await bare()).toEqual(before);
    expect(before.filter(({ stage }) => stage === "published").length).toBe(projectionOf(good).length);
    expect(before.filter(({ stage, title }) => stage === "latest" && title === "Một")).toHaveLength(1);
  });

  it("writes anew only what changed of a projection, whatever was there before", async () => {
    const stored = async () => {
      const rows = await db()("agenda_slots").where({ congress_id: congressId, stage: "latest" });
      return new Map<number, string>(
        rows.map(({ row, congress_id: _congress, stage: _stage, ...rest }) => [row, inOrder(rest)]),
      );
    };
    const before = await stored();
    await saveCommand(where(), 1, rename(0, "Một"));
    const after = await stored();
    expect([...before.keys()].filter((row) => !after.has(row))).toHaveLength(1);
    expect([...after].filter(([row]) => !before.has(row)).map(([, said]) => said)).toEqual([
      expect.stringContaining('"Một"'),
    ]);

    const [first] = good.sessions;
    if (!first) return never();
    // The same slot twice, once, not at all: drafts hold such things.
    const doubled = { ...good, sessions: [first, first, ...good.sessions.slice(1)] };
    for (const agenda of [doubled, good, { ...good, sessions: [] }, doubled, doubled]) {
      await project(db(), congressId, "latest", agenda);
      expect([...(await stored()).values()].sort()).toEqual(projectionOf(agenda).map(inOrder).sort());
    }
  });
});

const inOrder = (row: object): string => JSON.stringify(Object.entries(row).sort());

function never(): never {
  throw new Error("The example has a second session.");
}
