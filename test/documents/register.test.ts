import { expect, test } from "vitest";
import { answerComment, commentsOf } from "~/documents/comments.server";
import { listDrafts } from "~/documents/drafts.server";
import { addRegisterComments } from "~/documents/register.server";
import { listRounds } from "~/documents/rounds.server";
import { readFacts } from "~/readiness/facts.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-10-14T02:00:00Z");
const round = { name: "Thảo luận tổ", day: "2020-10-14" };
const remark = (key: string, text: string) => ({
  ...{ key, text, unit: "Tổ 1", author: "Thư ký tổ 1" },
  paragraphId: null,
});

onEachDatabase("the register of comments", (open) => {
  test("takes what groups reported once, and mends what nobody has answered", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const [draft] = await listDrafts(db, viewer);
    const id = draft?.id ?? "";
    const take = (...comments: ReturnType<typeof remark>[]) =>
      db.transaction((transaction) => addRegisterComments(transaction, viewer, now, id, { round, comments }));

    expect(await take(remark("group:1:a", "Nói rõ chỉ tiêu"), remark("group:1:b", "Đồng ý"))).toMatchObject({
      ...{ kind: "added", added: 2, changed: 0, kept: 0 },
    });
    expect(
      await take(remark("group:1:a", "Nói rõ chỉ tiêu thu ngân sách"), remark("group:1:b", "Đồng ý")),
    ).toMatchObject({ added: 0, changed: 1, kept: 1 });
    const rounds = await listRounds(db, id);
    const discussion = rounds.find(({ name }) => name === round.name);
    expect(rounds.filter(({ name }) => name === round.name)).toHaveLength(1);
    const stored = await commentsOf(db, discussion?.id ?? "");
    expect(stored.map(({ text }) => text).sort()).toEqual(["Nói rõ chỉ tiêu thu ngân sách", "Đồng ý"].sort());

    const first = stored.find(({ text }) => text.startsWith("Nói"));
    await answerComment(db, viewer, now, discussion?.id ?? "", first?.id ?? "", {
      ...{ basedOn: first?.version ?? 0, answer: "accepted", reason: "" },
    });
    expect(await take(remark("group:1:a", "Đổi ý"))).toMatchObject({ changed: 0, kept: 1 });
  });

  test("does not tell on whether the written comments are closed", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const [draft] = await listDrafts(db, viewer);
    const congress = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    await db("comment_rounds")
      .where({ kind: "written" })
      .update({ consolidated_by: "x", consolidated_at: now.toISOString() });
    const facts = await readFacts(db, [congress.id]);
    expect(facts.get(congress.id)?.has("comments-closed")).toBe(true);
    expect(await db("comment_rounds").where({ draft_id: draft?.id, kind: "discussion" })).not.toHaveLength(0);
  });

  test("is closed to those who do not work there", async () => {
    const db = open();
    const { viewer: organiser } = await makePerson(db, "organiser");
    const { viewer } = await makePerson(db, "viewer");
    const [draft] = await listDrafts(db, organiser);
    const answer = await db.transaction((transaction) =>
      addRegisterComments(transaction, viewer, now, draft?.id ?? "", {
        round,
        comments: [remark("group:2:a", "x")],
      }),
    );
    expect(answer).toEqual({ kind: "refused" });
  });
});
