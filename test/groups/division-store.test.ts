import { expect, it } from "vitest";
import { firstBrokenAuditRow, program } from "~/accounts/audit.server";
import { insertDelegates, listDelegates, removeDelegate } from "~/groups/delegates.server";
import { findDivisionRevision, listDivisionRevisions } from "~/groups/desk/division-revisions.server";
import {
  chooseDivision,
  createDivision,
  deleteDivision,
  findChosenDivision,
  findDivision,
  listDivisions,
  renameDivision,
} from "~/groups/desk/divisions.server";
import { beginRun, cancelRun, endRun, findRun, latestRun, tellProgress } from "~/groups/desk/runs.server";
import { restoreDivision, saveDivision, stepDivision } from "~/groups/desk/save-division.server";
import { rebuildSeats } from "~/groups/desk/seats.server";
import { newId } from "~/platform/id.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { dividedContent, someDelegates } from "./desk-examples";

const now = new Date("2020-07-03T02:00:00Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

onEachDatabase("divisions", (db) => {
  const place = async () => ({
    ...{ db: db(), author: program, now },
    congressId: (await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id as string,
  });
  const seats = (division: string) =>
    db()("division_seats")
      .where({ division_id: division })
      .orderBy(["round", "delegate_id"])
      .select("round", "delegate_id", "group_id", "duty");
  /** A division of 20 new delegates into 3 groups. */
  const begin = async (rounds = 1) => {
    const where = await place();
    const delegates = someDelegates(20).map((delegate) => ({ ...delegate, id: newId(), code: "" }));
    await insertDelegates(
      db(),
      where.congressId,
      delegates.map(({ version: _version, ...each }) => each),
    );
    const content = dividedContent(delegates, 3, rounds);
    const id = await createDivision(where, "Thử", content, { code: "created", params: { count: 3 } });
    return { where, id, content, delegates };
  };
  const memberOf = (content: { rounds: { groups: { members: string[] }[] }[] | null }, group: number) =>
    content.rounds?.[0]?.groups[group]?.members[0] ?? "";

  it("are stored as revisions whose seats are the projection, and a rebuild changes nothing", async () => {
    const { where, id, content } = await begin(2);
    expect(await seats(id)).toHaveLength(40);
    const person = memberOf(content, 0);
    await saveDivision(where, id, 1, { do: "move", round: 0, person, group: "g2" });
    await saveDivision(where, id, 2, { do: "set-duty", round: 0, group: "g2", duty: "leader", person });
    const before = await seats(id);
    expect(before.find((seat) => seat.delegate_id === person)).toEqual({
      ...{ round: 0, delegate_id: person, group_id: "g2", duty: "leader" },
    });
    expect(await rebuildSeats(db())).toBeGreaterThan(0);
    expect(await seats(id)).toEqual(before);
    expect(await firstBrokenAuditRow(db())).toBeNull();
  });

  it("take moves of two who save at once where they move other people", async () => {
    const { where, id, content } = await begin();
    const [one, two] = [memberOf(content, 0), memberOf(content, 1)];
    const saved = await Promise.all([
      saveDivision(where, id, 1, { do: "move", round: 0, person: one, group: "g3" }),
      saveDivision(where, id, 1, { do: "move", round: 0, person: two, group: "g3" }),
    ]);
    expect(saved.map(({ kind }) => kind)).toEqual(["saved", "saved"]);
    const now = (await findDivisionRevision(db(), id))?.content;
    expect(now?.rounds?.[0]?.groups[2]?.members).toEqual(expect.arrayContaining([one, two]));
    // Going back would take the other's move along; what was set up rests on all of it.
    expect((await stepDivision(where, id, 1, "undo")).kind).toBe("outdated");
    expect((await saveDivision(where, id, 1, { do: "set-seed", seed: 5 })).kind).toBe("outdated");
  });

  it("do an edit of a board once, however often it is sent", async () => {
    const { where, id, content } = await begin();
    const author = (await makePerson(db(), "organiser")).viewer;
    const sent = { key: "one-move", unseen: [] };
    const move = { do: "move", round: 0, person: memberOf(content, 0), group: "g2" } as const;
    const mine = { ...where, author, sent };
    const times = await Promise.all([1, 2, 3].map(() => saveDivision(mine, id, 1, move)));
    expect(times).toEqual([1, 2, 3].map(() => expect.objectContaining({ kind: "saved", revision: 2 })));
    expect((await saveDivision(where, id, 2, { ...move, group: "g3" })).kind).toBe("saved");
    expect(await saveDivision(mine, id, 1, move)).toMatchObject({ kind: "saved", revision: 2 });
    expect(await listDivisionRevisions(db(), id)).toHaveLength(3);
    // A key is forgotten after a week; the revision that the edit names still keeps it from being done twice.
    await saveDivision({ ...mine, now: later(8 * 86_400_000), sent: { key: "next", unseen: [] } }, id, 3, {
      ...move,
      person: memberOf(content, 2),
    });
    expect(await db()("sent_once").where({ user_id: author.id }).pluck("key")).toEqual(["next"]);
    expect((await saveDivision(mine, id, 1, move)).kind).toBe("outdated");
  });

  it("lose no change of two who save at once: the second is told what the first did", async () => {
    const { where, id, content } = await begin();
    const person = memberOf(content, 0);
    const saved = await Promise.all([
      saveDivision(where, id, 1, { do: "move", round: 0, person, group: "g3" }),
      saveDivision({ ...where, author: { id: null, name: "Hai" } }, id, 1, {
        ...{ do: "move", round: 0, person, group: "g2" },
      }),
    ]);
    expect(saved.map(({ kind }) => kind).sort()).toEqual(["outdated", "saved"]);
    const outdated = saved.find((each) => each.kind === "outdated");
    expect(outdated).toMatchObject({ between: [{ number: 2, summary: { code: "moved" } }] });
    expect(await listDivisionRevisions(db(), id)).toHaveLength(2);
  });

  it("undo, redo and restore write revisions; what is refused writes none", async () => {
    const { where, id, content } = await begin();
    const person = memberOf(content, 0);
    await saveDivision(where, id, 1, { do: "move", round: 0, person, group: "g2" });
    await saveDivision(where, id, 2, { do: "pin", person, group: "g2", round: null });
    const contentOf = async (number?: number) => (await findDivisionRevision(db(), id, number))?.content;
    const third = await contentOf();
    expect((await stepDivision(where, id, 3, "undo")).kind).toBe("saved");
    expect((await stepDivision(where, id, 4, "undo")).kind).toBe("saved");
    expect(await contentOf()).toEqual(content);
    expect(await stepDivision(where, id, 5, "undo")).toMatchObject({ kind: "refused" });
    expect((await stepDivision(where, id, 5, "redo")).kind).toBe("saved");
    expect((await stepDivision(where, id, 6, "redo")).kind).toBe("saved");
    expect(await contentOf()).toEqual(third);
    expect(await stepDivision(where, id, 6, "undo")).toMatchObject({ kind: "outdated" });
    expect((await restoreDivision(where, id, 7, 1)).kind).toBe("saved");
    expect(await contentOf(8)).toEqual(content);
    expect(await restoreDivision(where, id, 8, 99)).toEqual({ kind: "gone" });
    expect(await saveDivision(where, id, 8, { do: "move", round: 0, person, group: "g1" })).toMatchObject({
      ...{ kind: "refused", reason: { code: "same-group" } },
    });
    expect((await listDivisionRevisions(db(), id)).map(({ number }) => number)).toEqual([
      8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  it("are chosen one at a time, renamed and deleted, each by the version that was seen", async () => {
    const { where, id } = await begin();
    const other = (await begin()).id;
    expect(await chooseDivision(where, id, 1)).toEqual({ kind: "saved" });
    expect(await chooseDivision(where, other, 1)).toEqual({ kind: "saved" });
    expect((await findChosenDivision(db(), where.congressId))?.id).toBe(other);
    expect((await listDivisions(db(), where.congressId)).filter(({ isChosen }) => isChosen)).toHaveLength(1);
    expect(await renameDivision(where, other, 1, "Khác")).toMatchObject({
      kind: "outdated",
      stored: { version: 2 },
    });
    expect(await renameDivision(where, other, 2, "Khác")).toEqual({ kind: "saved" });
    expect(await deleteDivision(where, other, 2)).toMatchObject({
      kind: "outdated",
      stored: { name: "Khác" },
    });
    expect(await deleteDivision(where, other, 3)).toEqual({ kind: "saved" });
    expect(await deleteDivision(where, other, 3)).toEqual({ kind: "gone" });
    expect(await findDivision(db(), where.congressId, other)).toBeNull();
    expect(await seats(other)).toEqual([]);
    expect(await saveDivision(where, other, 1, { do: "set-seed", seed: 2 })).toEqual({ kind: "gone" });
    const stranger = (await db()("congresses").where({ slug: "krong-pac-2020" }).first("id")).id;
    expect(await findDivision(db(), stranger, id)).toBeNull();
    expect(await chooseDivision({ ...where, congressId: stranger }, id, 1)).toEqual({ kind: "gone" });
  });

  it("survive the loss of a delegate: the seat goes, the division stays", async () => {
    const { where, id, content } = await begin();
    const person = memberOf(content, 0);
    await removeDelegate(where, person);
    expect(await seats(id)).toHaveLength(19);
    expect((await saveDivision(where, id, 1, { do: "set-seed", seed: 7 })).kind).toBe("saved");
    expect(await seats(id)).toHaveLength(19);
    expect((await listDelegates(db(), where.congressId)).some((each) => each.id === person)).toBe(false);
  });

  it("are divided by one run at a time; a dead run is recognised and does not stand in the way", async () => {
    const { where, id } = await begin();
    const begun = await beginRun(where, id, 1);
    if (begun.kind !== "begun") throw new Error(begun.kind);
    expect(await beginRun({ ...where, now: later(5_000) }, id, 1)).toMatchObject({ kind: "busy" });
    expect(await tellProgress(db(), begun.id, 0.4, later(10_000))).toBe(true);
    expect(await latestRun(db(), id, later(15_000))).toMatchObject({ state: "running", progress: 400 });
    expect(await latestRun(db(), id, later(40_000))).toMatchObject({
      state: "failed",
      outcome: { kind: "lost" },
    });
    const second = await beginRun({ ...where, now: later(40_000) }, id, 1);
    if (second.kind !== "begun") throw new Error(second.kind);
    // The one that was thought dead comes back: it has lost its row and stops.
    expect(await tellProgress(db(), begun.id, 0.9, later(41_000))).toBe(false);
    expect(await cancelRun(where, id, second.id)).toBe(true);
    expect(await tellProgress(db(), second.id, 0.5, later(42_000))).toBe(false);
    expect(await cancelRun(where, id, second.id)).toBe(false);
    await endRun(db(), second.id, "done", { kind: "divided", revision: 2 });
    expect(await findRun(db(), id, second.id, later(42_000))).toMatchObject({
      state: "cancelled",
      outcome: null,
    });
    expect(await beginRun({ ...where, congressId: "x" }, id, 1)).toEqual({ kind: "gone" });
  });
});
