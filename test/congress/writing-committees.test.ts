import { expect, it } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { findCommittee, listCommittees, listLevels } from "~/congress/committees.server";
import { deleteCommittee } from "~/congress/delete-committee.server";
import { createLevel, deleteLevel, updateLevel } from "~/congress/levels.server";
import { createCommittee, updateCommittee, type CommitteeValues } from "~/congress/write-committees.server";
import type { Database } from "~/platform/database.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");

const values = (parentId: string | null, vi: string): CommitteeValues => ({
  parentId,
  levelId: "base",
  names: { vi, en: "" },
  organ: { vi: "", en: "" },
});

onEachDatabase("committees", (db) => {
  const organiser = async () => (await makePerson(db(), "organiser")).viewer;
  const editorOf = async (committee: string) =>
    (await makePerson(db(), "committee-editor", { committee })).viewer;

  it("are entered below others, at an address of their own, with who entered them", async () => {
    const viewer = await organiser();
    const parent = await committee(db(), viewer, "krong-pac");
    const slugs = [];
    for (let time = 0; time < 2; time += 1) {
      const saved = await createCommittee(db(), viewer, now, values(parent.id, "Đảng bộ xã Ea Kly"));
      if (saved.kind !== "saved") throw new Error(saved.kind);
      slugs.push(saved.slug);
    }
    expect(slugs).toEqual(["xa-ea-kly", "xa-ea-kly-2"]);
    const made = await committee(db(), viewer, "xa-ea-kly");
    expect(made.path).toBe(`${parent.path}${made.id}/`);
    expect(made.source).toEqual({ kind: "entered", by: viewer.name, on: "2020-07-03", note: "" });
    expect(await audited(db(), made.id)).toEqual(["committee-created"]);
  });

  it("never take the address of a page", async () => {
    const viewer = await organiser();
    const parent = await committee(db(), viewer, "krong-pac");
    for (const name of ["New", "Levels", "Edit"]) {
      const saved = await createCommittee(db(), viewer, now, values(parent.id, name));
      expect(saved).toMatchObject({ kind: "saved", slug: `${name.toLowerCase()}-2` });
    }
  });

  it("are refused outside the reach of their editor, and at the top", async () => {
    const viewer = await editorOf("krong-pac");
    const other = await committee(db(), viewer, "cu-kuin");
    for (const parentId of [other.id, other.parentId, null, "nobody"]) {
      const saved = await createCommittee(db(), viewer, now, values(parentId, "Đảng bộ xã"));
      expect(saved).toEqual({ kind: "refused", reason: "parent" });
    }
    const edited = await updateCommittee(db(), viewer, now, other.id, other.version, values(null, "Khác"));
    expect(edited).toEqual({ kind: "gone" });
    expect((await committee(db(), viewer, "cu-kuin")).names.vi).toBe(other.names.vi);
  });

  it("are refused with a level that is not there", async () => {
    const viewer = await organiser();
    const saved = await createCommittee(db(), viewer, now, { ...values(null, "Đảng bộ"), levelId: "gone" });
    expect(saved).toEqual({ kind: "refused", reason: "level" });
  });

  it("move with all below them, and never below themselves", async () => {
    const viewer = await organiser();
    const [from, to] = [await committee(db(), viewer, "krong-pac"), await committee(db(), viewer, "cu-kuin")];
    const top = await made(db(), viewer, from.id, "Đảng bộ xã Hòa An");
    const below = await made(db(), viewer, top.id, "Chi bộ thôn Một");
    const cycle = await updateCommittee(db(), viewer, now, top.id, 1, values(below.id, top.names.vi));
    expect(cycle).toEqual({ kind: "refused", reason: "cycle" });
    const itself = await updateCommittee(db(), viewer, now, top.id, 1, values(top.id, top.names.vi));
    expect(itself).toEqual({ kind: "refused", reason: "cycle" });
    await updateCommittee(db(), viewer, now, top.id, 1, values(to.id, top.names.vi));
    expect((await committee(db(), viewer, top.slug)).path).toBe(`${to.path}${top.id}/`);
    expect((await committee(db(), viewer, below.slug)).path).toBe(`${to.path}${top.id}/${below.id}/`);
    expect(await audited(db(), top.id)).toEqual(["committee-created", "committee-moved"]);
  });

  it("are not put below somebody who would then confirm what is prepared for them", async () => {
    const [one, other] = [await editorOf("krong-pac"), await editorOf("cu-kuin")];
    const viewer = { ...one, grants: [...one.grants, ...other.grants] };
    const moved = await committee(db(), viewer, "krong-pac");
    const parent = await committee(db(), viewer, "cu-kuin");
    const move = (by: SignedIn) =>
      updateCommittee(db(), by, now, moved.id, moved.version, {
        ...values(parent.id, "Đảng bộ huyện Krông Pắc"),
      });
    expect(await move(viewer)).toEqual({ kind: "refused", reason: "would-judge" });
    expect((await committee(db(), viewer, "krong-pac")).path).toBe(moved.path);
  });

  it("never hang deeper than twenty levels", async () => {
    const viewer = await organiser();
    let parentId: string | null = null;
    for (let depth = 1; depth <= 20; depth += 1) {
      parentId = (await made(db(), viewer, parentId, `Sâu ${depth}`)).id;
    }
    const saved = await createCommittee(db(), viewer, now, values(parentId, "Sâu 21"));
    expect(saved).toEqual({ kind: "refused", reason: "too-deep" });
  });

  it("are saved once from the same version: the second is told what is stored", async () => {
    const viewer = await organiser();
    const parent = await committee(db(), viewer, "cu-kuin");
    const { id, slug } = await made(db(), viewer, parent.id, "Đảng bộ xã Ea Ning");
    const answers = await Promise.all(
      ["Một", "Hai", "Ba"].map((name) => updateCommittee(db(), viewer, now, id, 1, values(parent.id, name))),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual(["outdated", "outdated", "saved"]);
    const stored = await committee(db(), viewer, slug);
    expect(stored.version).toBe(2);
    for (const answer of answers) {
      if (answer.kind === "outdated") expect(answer.stored).toEqual(stored);
    }
  });

  it("are deleted only when nothing hangs on them", async () => {
    const viewer = await organiser();
    const stored = await committee(db(), viewer, "krong-pac");
    const answer = await deleteCommittee(db(), viewer, now, stored.id, stored.version);
    expect(answer.kind === "needed" && answer.dependents.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["committees", "congresses", "user_roles"]),
    );
    const { id, slug } = await made(db(), viewer, stored.id, "Đảng bộ xã Vụ Bổn");
    const editor = await editorOf(slug);
    expect(await deleteCommittee(db(), viewer, now, id, 1)).toEqual({
      kind: "needed",
      dependents: [{ table: "user_roles", count: 1 }],
    });
    await db()("user_roles").where({ user_id: editor.id }).delete();
    expect(await deleteCommittee(db(), viewer, now, id, 7)).toEqual({ kind: "outdated" });
    expect(await deleteCommittee(db(), viewer, now, id, 1)).toEqual({ kind: "deleted" });
    expect(await findCommittee(db(), viewer, slug)).toBeNull();
    expect(await deleteCommittee(db(), viewer, now, id, 1)).toEqual({ kind: "gone" });
    expect(await audited(db(), id)).toEqual(["committee-created", "committee-deleted"]);
  });
});

onEachDatabase("levels", (db) => {
  const level = { names: { vi: "Cấp mới", en: "New" }, position: 50, agendaLevel: "base" as const };

  it("are data: added, renamed, deleted", async () => {
    const { viewer } = await makePerson(db(), "organiser");
    const added = await createLevel(db(), viewer, now, level);
    if (added.kind !== "saved") throw new Error(added.kind);
    const renamed = { ...level, names: { vi: "Cấp xã", en: "Commune" } };
    expect(await updateLevel(db(), viewer, now, added.id, 1, renamed)).toMatchObject({ kind: "saved" });
    expect((await listLevels(db())).at(-1)).toEqual({ id: added.id, ...renamed, version: 2 });
    expect(await updateLevel(db(), viewer, now, added.id, 1, level)).toEqual({ kind: "outdated" });
    expect(await deleteLevel(db(), viewer, now, added.id, 1)).toEqual({ kind: "outdated" });
    expect(await deleteLevel(db(), viewer, now, added.id, 2)).toMatchObject({ kind: "saved" });
    expect(await updateLevel(db(), viewer, now, added.id, 2, level)).toEqual({ kind: "gone" });
  });

  it("have names of their own, whatever they are called", async () => {
    const { viewer } = await makePerson(db(), "organiser");
    const names = ["New", "Cấp thôn", "Cấp thôn", "層", "層"];
    const ids = [];
    for (const vi of names) {
      const added = await createLevel(db(), viewer, now, { ...level, names: { vi, en: vi } });
      if (added.kind === "saved") ids.push(added.id);
    }
    expect(ids).toEqual(["new-2", "cap-thon", "cap-thon-2", "level", "level-2"]);
  });

  it("stay while committees are of them", async () => {
    const { viewer } = await makePerson(db(), "organiser");
    const used = (await listCommittees(db(), viewer)).filter((one) => one.level.id === "district").length;
    expect(used).toBeGreaterThan(1);
    expect(await deleteLevel(db(), viewer, now, "district", 1)).toEqual({ kind: "needed", count: used });
  });
});

async function committee(db: Database, viewer: SignedIn, slug: string) {
  const found = await findCommittee(db, viewer, slug);
  if (!found) throw new Error(`no committee ${slug}`);
  return found;
}

async function made(db: Database, viewer: SignedIn, parentId: string | null, name: string) {
  const saved = await createCommittee(db, viewer, now, values(parentId, name));
  if (saved.kind !== "saved") throw new Error(saved.kind);
  return committee(db, viewer, saved.slug);
}

const audited = (db: Database, id: string): Promise<string[]> =>
  db("audit_log").where({ subject_id: id }).orderBy("number").pluck("action");
