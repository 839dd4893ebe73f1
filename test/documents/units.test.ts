import { expect, test } from "vitest";
import { addComment } from "~/documents/comments.server";
import { listDrafts } from "~/documents/drafts.server";
import { listUnits } from "~/documents/round-units.server";
import { listRounds } from "~/documents/rounds.server";
import { agree, inviteUnits } from "~/documents/units.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");

onEachDatabase("units that are asked to comment", (open) => {
  test("are asked once, answer by a comment or by agreeing, and are otherwise known to be silent", async () => {
    const db = open();
    const { viewer: office } = await makePerson(db, "organiser", { committee: "dak-lak" });
    const { viewer: district } = await makePerson(db, "committee-editor", { committee: "krong-pac" });
    const { viewer: other } = await makePerson(db, "committee-editor", { committee: "cu-kuin" });
    const { viewer: reader } = await makePerson(db, "viewer", { committee: "cu-kuin" });
    const [draft] = await listDrafts(db, office);
    const [round] = await listRounds(db, draft?.id ?? "");
    const [draftId, roundId] = [draft?.id ?? "", round?.id ?? ""];
    const invite = (names: string[], committees = false, viewer = office) =>
      inviteUnits(db, viewer, now, draftId, roundId, { committees, names });
    const answers = async () =>
      new Map((await listUnits(db, roundId)).map(({ name, answer }) => [name, answer]));

    expect(await invite(["Ban Tuyên giáo"], false, district)).toBeNull();
    expect(await invite(["Ban Tuyên giáo", "Ban Tuyên giáo"])).toBe(1);
    const below = await invite([], true);
    expect(below).toBeGreaterThan(2);
    expect(await invite([], true)).toBe(0);
    expect([...(await answers()).values()].every((answer) => answer === null)).toBe(true);

    const say = { paragraphId: null, unit: "", text: "Nêu rõ hơn", lateNote: "" };
    expect(await addComment(db, district, now, "2020-07-05", roundId, say)).toBe("added");
    expect(await agree(db, reader, now, "2020-07-05", draftId, roundId)).toBe("refused");
    expect(await agree(db, other, now, "2020-07-08", draftId, roundId)).toBe("not-open");
    expect(await agree(db, other, now, "2020-07-07", draftId, roundId)).toBe("agreed");
    expect(await agree(db, other, now, "2020-07-07", draftId, roundId)).toBe("agreed");
    const known = await answers();
    expect([known.get("Đảng bộ huyện Krông Pắc"), known.get("Đảng bộ huyện Cư Kuin")]).toEqual([
      "commented",
      "agreed",
    ]);
    expect(known.get("Ban Tuyên giáo")).toBeNull();
    const stored = await db("draft_comments").where({ text: "Nêu rõ hơn" }).first("unit");
    expect(stored.unit).toBe("Đảng bộ huyện Krông Pắc");
  });
});
