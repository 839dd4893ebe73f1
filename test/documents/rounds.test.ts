import { beforeAll, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { paragraphComments } from "~/documents/paragraph-comments.server";
import { addComment, answerComment, commentsOf } from "~/documents/comments.server";
import { addCommentFiles, findCommentFile, removeCommentFile } from "~/documents/comment-files.server";
import { createDraft, findDraft, findVersion, listDrafts, saveVersion } from "~/documents/drafts.server";
import { consolidateRound, createRound, listRounds } from "~/documents/rounds.server";
import type { Database } from "~/platform/database.server";
import { readFacts } from "~/readiness/facts.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");

onEachDatabase("drafts and comment rounds", (open) => {
  let db: Database;
  let organiser: SignedIn;
  let below: SignedIn;
  let reader: SignedIn;
  let elsewhere: SignedIn;
  let congress: string;

  beforeAll(async () => {
    db = open();
    organiser = (await makePerson(db, "organiser", { committee: "dak-lak" })).viewer;
    below = (await makePerson(db, "committee-editor", { committee: "krong-pac" })).viewer;
    reader = (await makePerson(db, "viewer", { committee: "krong-pac" })).viewer;
    elsewhere = { ...below, id: "elsewhere", grants: [{ role: "committee-editor", scope: "/elsewhere/" }] };
    congress = (await db("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id;
  });

  const seeded = async () => {
    const [draft] = await listDrafts(db, organiser);
    const [round] = await listRounds(db, draft?.id ?? "");
    if (!draft || !round) throw new Error("Nothing seeded");
    return { draft, round };
  };
  const words = (text: string, over = {}) => ({ paragraphId: null, unit: "", text, lateNote: "", ...over });

  test("begin with draft 1 of the review report, comments before 08/7/2020", async () => {
    const { draft, round } = await seeded();
    expect(draft).toMatchObject({ kind: "review-report", source: "KL1097-I", latest: 1 });
    expect(round).toMatchObject({ opensOn: "2020-07-03", closesBefore: "2020-07-08", source: "KL1097-I" });
  });

  test("are read by the committee and those below, commented on by those who work there", async () => {
    const { draft, round } = await seeded();
    expect(await findDraft(db, below, draft.id)).not.toBeNull();
    expect(await findDraft(db, elsewhere, draft.id)).toBeNull();
    const add = (viewer: SignedIn, day: string, text: string) =>
      addComment(db, viewer, now, day, round.id, words(text));
    expect(await add(below, "2020-07-02", "Sớm")).toBe("not-open");
    expect(await add(below, "2020-07-07", "Trong hạn")).toBe("added");
    expect(await add(below, "2020-07-07", "Trong hạn")).toBe("added");
    expect(await add(below, "2020-07-08", "Quá hạn")).toBe("closed");
    expect(await add(reader, "2020-07-07", "Người xem")).toBe("refused");
    expect(await add(elsewhere, "2020-07-07", "Nơi khác")).toBe("refused");
    expect(
      await addComment(db, below, now, "2020-07-07", round.id, words("x", { paragraphId: "none" })),
    ).toBe("no-such-paragraph");
    expect((await commentsOf(db, round.id)).map(({ text }) => text)).toEqual(["Trong hạn"]);
  });

  test("keep each file of a comment once, five at most, and let only its author take it off", async () => {
    const { draft, round } = await seeded();
    const file = (mark: string) => ({
      ...{ name: `${mark}.pdf`, type: "application/pdf", size: 9 },
      hash: mark.repeat(64),
    });
    const send = (...marks: string[]) =>
      addComment(db, below, now, "2020-07-07", round.id, words("Trong hạn"), marks.map(file));
    const [four, six] = [
      ["a", "b", "c", "d"],
      ["e", "f"],
    ];
    expect(await Promise.all([send(...four), send(...four)])).toEqual(["added", "added"]);
    expect(await send("a", ...six)).toBe("too-many-files");
    const [comment] = await commentsOf(db, round.id);
    expect(comment?.files.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf", "c.pdf", "d.pdf"]);
    const id = comment?.files[0]?.id ?? "";
    const remove = (viewer: SignedIn, day: string) => removeCommentFile(db, viewer, now, day, round.id, id);
    const find = (viewer: SignedIn) => findCommentFile(db, viewer, draft.committee.path, round.id, id);
    expect([await find(below), await find(organiser), await find(reader)]).toEqual([
      expect.objectContaining({ fileName: "a.pdf" }),
      expect.objectContaining({ fileName: "a.pdf" }),
      null,
    ]);
    expect(await remove(organiser, "2020-07-07")).toBe("refused");
    expect(await remove(below, "2020-07-08")).toBe("closed");
    expect(await remove(below, "2020-07-07")).toBe("removed");
    expect(await remove(below, "2020-07-07")).toBe("refused");
    const [first] = (await commentsOf(db, round.id))[0]?.files ?? [];
    expect(first).toMatchObject({ name: "a.pdf", removed: { by: below.name, at: now.toISOString() } });
    expect(await find(below)).toBeNull();
  });

  test("take a late comment only from those who consolidate, with a note", async () => {
    const { draft, round } = await seeded();
    const late = (viewer: SignedIn, lateNote: string) =>
      addComment(
        db,
        viewer,
        new Date("2020-07-09T02:00:00Z"),
        "2020-07-09",
        round.id,
        words("Đến muộn", { lateNote }),
      );
    expect(await late(below, "Thư chậm")).toBe("closed");
    expect(await late(organiser, "")).toBe("closed");
    expect(await late(organiser, "Thư chậm")).toBe("added");
    expect((await commentsOf(db, round.id)).map(({ lateNote }) => lateNote)).toEqual(["", "Thư chậm"]);

    // Files of a late comment are changed by whoever consolidates, until that is finished.
    const [inTime, tooLate] = await commentsOf(db, round.id);
    const file = { name: "thu.pdf", type: "application/pdf", size: 9, hash: "e".repeat(64) };
    const { viewer: colleague } = await makePerson(db, "organiser");
    const place = (commentId = "") => ({ draftId: draft.id, roundId: round.id, commentId });
    const attach = (viewer: SignedIn, commentId?: string) =>
      addCommentFiles(db, viewer, now, "2020-07-09", place(commentId), [file]);
    expect(await attach(colleague, tooLate?.id)).toBe("added");
    expect(await attach(below, tooLate?.id)).toBe("refused");
    expect(await attach(below, inTime?.id)).toBe("closed");
    expect(await attach(colleague, inTime?.id)).toBe("refused");
    const kept = (await commentsOf(db, round.id))[1]?.files[0]?.id ?? "";
    const remove = (viewer: SignedIn) => removeCommentFile(db, viewer, now, "2020-07-09", round.id, kept);
    expect(await remove(below)).toBe("refused");
    expect(await remove(organiser)).toBe("removed");
  });

  test("are consolidated when all is answered, and then tick the checklist's item", async () => {
    const { draft, round } = await seeded();
    const comments = await commentsOf(db, round.id);
    const consolidate = (viewer: SignedIn, day: string) =>
      consolidateRound(db, viewer, now, day, draft.id, round.id);
    expect(await consolidate(organiser, "2020-07-07")).toBe("not-closed");
    expect(await consolidate(organiser, "2020-07-08")).toBe("unanswered");
    const closed = async () =>
      (await readFacts(db, [congress])).get(congress)?.has("comments-closed") ?? false;
    expect(await closed()).toBe(false);
    for (const { id } of comments) {
      const answer = { basedOn: 1, answer: "partly" as const, reason: "Bổ sung một phần" };
      expect(await answerComment(db, below, now, round.id, id, answer)).toEqual({ kind: "refused" });
      expect(await answerComment(db, organiser, now, round.id, id, answer)).toEqual({ kind: "answered" });
      expect(await answerComment(db, organiser, now, round.id, id, answer)).toEqual({ kind: "outdated" });
    }
    expect(await consolidate(below, "2020-07-08")).toBe("refused");
    expect(await consolidate(organiser, "2020-07-08")).toBe("consolidated");
    expect(await closed()).toBe(true);
    expect(await addComment(db, below, now, "2020-07-07", round.id, words("Nữa"))).toBe("closed");
  });

  test("keep comments at their paragraphs through versions", async () => {
    const values = {
      congressId: congress,
      kind: "political-report" as const,
      title: "Báo cáo",
      text: "Một\nHai\nBa",
    };
    expect(await createDraft(db, below, now, values)).toBeNull();
    const id = (await createDraft(db, organiser, now, values)) ?? "";
    const [, second] = (await findVersion(db, id, 1))?.paragraphs ?? [];
    const roundValues = {
      name: "Lần 1",
      opensOn: "2020-07-01",
      closesBefore: "2020-07-10",
      instructions: "",
    };
    const round = (await createRound(db, organiser, now, id, roundValues)) ?? "";
    const place = { paragraphId: second?.id ?? "" };
    expect(await addComment(db, below, now, "2020-07-03", round, words("Sửa", place))).toBe("added");
    const next = { text: "Không\nMột\nHai, đã sửa\nBa", note: "" };
    expect(await saveVersion(db, below, now, id, 1, next)).toEqual({ kind: "gone" });
    const both = await Promise.all([
      saveVersion(db, organiser, now, id, 1, next),
      saveVersion(db, organiser, now, id, 1, next),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["outdated", "saved"]);
    const changed = (await findVersion(db, id, 2))?.paragraphs.find(({ text }) => text === "Hai, đã sửa");
    expect(await paragraphComments(db, id)).toMatchObject([
      { paragraphId: changed?.id, onVersion: 1, text: "Sửa", answer: null },
    ]);
  });
});
