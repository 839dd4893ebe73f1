import { beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { changeRound } from "~/documents/change-round.server";
import { createDraft } from "~/documents/drafts.server";
import { storedWords, whyNotChanged, type Round, type RoundChange } from "~/documents/round";
import { consolidateRound, createRound, findRound, listRounds } from "~/documents/rounds.server";
import type { Database } from "~/platform/database.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const round: Round = {
  ...{ id: "r", draftId: "d", draftVersion: 1, kind: "written", name: "Đợt 1", version: 1 },
  ...{ opensOn: "2020-07-03", closesBefore: "2020-07-08", instructions: "", source: "KL1097-I" },
  consolidated: null,
};
const as = (over: Partial<RoundChange>): RoundChange => {
  const { name, opensOn, closesBefore, instructions } = round;
  return { name, opensOn, closesBefore, instructions, basis: "", ...over };
};

describe("a comment round", () => {
  test("whose days a document states moves only by another document", () => {
    const later = as({ closesBefore: "2020-07-11" });
    expect(whyNotChanged(round, later, "2020-07-06")).toBe("basis-missing");
    expect(whyNotChanged(round, { ...later, basis: "Công văn 1" }, "2020-07-06")).toBeNull();
    expect(whyNotChanged({ ...round, source: "" }, later, "2020-07-06")).toBeNull();
    expect(whyNotChanged(round, as({ name: "Đợt một", instructions: "Gửi" }), "2020-07-06")).toBeNull();
  });

  test("is prolonged after its end, and closed at once, but never in the past", () => {
    const move = (closesBefore: string, today: string) =>
      whyNotChanged(round, as({ closesBefore, basis: "Công văn 1" }), today);
    expect(move("2020-07-15", "2020-07-10")).toBeNull();
    expect(move("2020-07-06", "2020-07-06")).toBeNull();
    expect(move("2020-07-05", "2020-07-06")).toBe("past");
    expect(whyNotChanged(round, as({ name: "Khác" }), "2020-08-01")).toBeNull();
  });

  test("keeps its first day once it has opened", () => {
    const sooner = as({ opensOn: "2020-07-02", basis: "Công văn 1" });
    expect(whyNotChanged(round, sooner, "2020-07-03")).toBe("opened");
    expect(whyNotChanged(round, sooner, "2020-07-02")).toBeNull();
  });

  test("stays as it is once it is consolidated, or where it holds what groups said", () => {
    const change = as({ name: "Khác" });
    const consolidated = { by: "A", at: "2020-07-09T00:00:00Z" };
    expect(whyNotChanged({ ...round, consolidated }, change, "2020-07-09")).toBe("consolidated");
    expect(whyNotChanged({ ...round, kind: "discussion" }, change, "2020-07-09")).toBe("consolidated");
  });

  test("shows beside what was typed what is stored otherwise", () => {
    expect(storedWords(round, as({ name: "Đợt một" }))).toEqual({ name: "Đợt 1" });
    expect(storedWords(round, as({}))).toEqual({});
  });
});

onEachDatabase("changing a comment round", (open) => {
  const now = new Date("2020-07-06T02:00:00Z");
  const at = { now, today: "2020-07-06" };
  let db: Database;
  let organiser: SignedIn;
  let below: SignedIn;
  let draftId: string;

  beforeAll(async () => {
    db = open();
    organiser = (await makePerson(db, "organiser", { committee: "dak-lak" })).viewer;
    below = (await makePerson(db, "committee-editor", { committee: "krong-pac" })).viewer;
    const congressId = (await db("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id;
    const text = { congressId, kind: "other", title: "Dự thảo", text: "Một đoạn." } as const;
    draftId = (await createDraft(db, organiser, now, text)) ?? "";
  });

  const make = async () => {
    const values = { name: "Đợt 1", opensOn: "2020-07-03", closesBefore: "2020-07-08", instructions: "" };
    return (await createRound(db, organiser, now, draftId, values)) ?? "";
  };
  const change = (roundId: string, basedOn: number, over: Partial<RoundChange> = {}, viewer = organiser) =>
    changeRound(db, viewer, at, { draftId, roundId, basedOn }, as(over));

  test("is stored with its audit row, and refuses who saw an older state", async () => {
    const roundId = await make();
    const basis = "Công văn số 1 (mẫu)";
    expect(await change(roundId, 1, { closesBefore: "2020-07-11", basis })).toEqual({ kind: "changed" });
    expect(await change(roundId, 1, { closesBefore: "2020-07-20" })).toEqual({ kind: "outdated" });
    const stored = await findRound(db, draftId, roundId);
    expect(stored).toMatchObject({ closesBefore: "2020-07-11", source: basis, version: 2 });
    const row = await db("audit_log")
      .where({ action: "comment-round-changed" })
      .orderBy("number", "desc")
      .first();
    expect(JSON.parse(row.detail)).toEqual({
      round: roundId,
      before: { opensOn: "2020-07-03", closesBefore: "2020-07-08" },
      after: { opensOn: "2020-07-03", closesBefore: "2020-07-11" },
    });
  });

  test("is one change of two that were made at once", async () => {
    const roundId = await make();
    const answers = await Promise.all([
      change(roundId, 1, { name: "Lần một" }),
      change(roundId, 1, { name: "Lần hai" }),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(["changed", "outdated"]);
  });

  test("is refused to others, for other rounds, and after the round was consolidated", async () => {
    const roundId = await make();
    expect(await change(roundId, 1, { name: "x" }, below)).toEqual({ kind: "gone" });
    expect(await change("none", 1)).toEqual({ kind: "gone" });
    expect(await consolidateRound(db, organiser, now, "2020-07-08", draftId, roundId)).toBe("consolidated");
    expect(await change(roundId, 1, { name: "x" })).toEqual({ kind: "refused", why: "consolidated" });
    expect((await listRounds(db, draftId)).some(({ name }) => name === "x")).toBe(false);
  });
});
