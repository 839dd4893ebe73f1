import { expect, it } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { findCommittee } from "~/congress/committees.server";
import { createCommittee } from "~/congress/write-committees.server";
import { valuesOf, type CongressValues } from "~/congress/congress-values";
import { findCongress } from "~/congress/congresses.server";
import { deleteCongress } from "~/congress/delete-congress.server";
import { createCongress, updateCongress } from "~/congress/write-congresses.server";
import type { Database } from "~/platform/database.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T18:00:00Z");

onEachDatabase("congresses", (db) => {
  const organiser = async () => (await makePerson(db(), "organiser")).viewer;

  it("are entered with halls and documents in their order, each fact with who entered it", async () => {
    const viewer = await organiser();
    const typed = await typicalValues(db(), viewer);
    const saved = await createCongress(db(), viewer, now, typed, "Thông báo số 12-TB/HU");
    expect(saved).toMatchObject({ kind: "saved", slug: "lak-viii" });
    const stored = await congress(db(), viewer, "lak-viii");
    expect(withoutIds(valuesOf(stored))).toEqual(withoutIds(typed));
    // It was the 4th in Vietnam already.
    const entered = { kind: "entered", by: viewer.name, on: "2020-07-04", note: "Thông báo số 12-TB/HU" };
    expect(stored.sources).toEqual({
      ...{
        kind: entered,
        ordinal: entered,
        term: entered,
        state: entered,
        days: entered,
        delegates: entered,
      },
    });
  });

  it("keep their address, and the sources of the facts that stay", async () => {
    const viewer = await organiser();
    const before = await congress(db(), viewer, "krong-pac-2020");
    const changed = { ...valuesOf(before), title: { vi: "Tên khác", en: "" }, term: "2020-2025" };
    const saved = await updateCongress(db(), viewer, now, before.id, before.version, changed, "Báo cáo");
    expect(saved).toEqual({ kind: "saved", id: before.id, slug: "krong-pac-2020" });
    const after = await congress(db(), viewer, "krong-pac-2020");
    expect(after.title.vi).toBe("Tên khác");
    expect(after.sources.days).toEqual(before.sources.days);
    expect(after.sources.state).toEqual(before.sources.state);
    expect(after.sources.term).toEqual({
      kind: "entered",
      by: viewer.name,
      on: "2020-07-04",
      note: "Báo cáo",
    });
  });

  it("keep the identifiers of their halls through edits, and take none of another congress", async () => {
    const viewer = await organiser();
    const typed = await typicalValues(db(), viewer);
    const made = [];
    for (let time = 0; time < 2; time += 1) {
      const saved = await createCongress(db(), viewer, now, typed, "");
      if (saved.kind !== "saved") throw new Error(saved.kind);
      made.push(await congress(db(), viewer, saved.slug));
    }
    const [one, other] = made;
    if (!one || !other) throw new Error("not made");
    const [first, second] = one.halls;
    const foreign = other.halls[0];
    if (!first || !second || !foreign) throw new Error("no halls");
    const halls = [second, { ...foreign, name: "Phòng lạ" }, { ...second, name: "Hai lần" }, first];
    await updateCongress(db(), viewer, now, one.id, 1, { ...valuesOf(one), halls }, "");
    const after = (await congress(db(), viewer, one.slug)).halls;
    expect(after.map(({ name }) => name)).toEqual([second.name, "Phòng lạ", "Hai lần", first.name]);
    expect([after[0]?.id, after[3]?.id]).toEqual([second.id, first.id]);
    expect(new Set([...after.map(({ id }) => id), foreign.id]).size).toBe(5);
    expect((await congress(db(), viewer, other.slug)).halls).toEqual(other.halls);
  });

  it("keep where they meet on earth, both numbers or none, whatever writes to the database", async () => {
    const viewer = await organiser();
    const coordinates = { latitude: 12.6797, longitude: 108.0447 };
    const values = { ...(await typicalValues(db(), viewer)), coordinates };
    const saved = await createCongress(db(), viewer, now, values, "");
    if (saved.kind !== "saved") throw new Error(saved.kind);
    const stored = await congress(db(), viewer, saved.slug);
    expect(stored.coordinates).toEqual(coordinates);
    expect(stored.sources.coordinates).toMatchObject({ kind: "entered" });
    const moved = { ...valuesOf(stored), coordinates: { latitude: -33.5, longitude: 0 } };
    await updateCongress(db(), viewer, now, saved.id, 1, moved, "");
    expect((await congress(db(), viewer, saved.slug)).coordinates).toEqual(moved.coordinates);
    await updateCongress(db(), viewer, now, saved.id, 2, { ...moved, coordinates: null }, "");
    const without = await congress(db(), viewer, saved.slug);
    expect([without.coordinates, without.sources.coordinates]).toEqual([null, undefined]);
    for (const columns of [
      { latitude: 12.5, longitude: null },
      { latitude: null, longitude: 108.5 },
      { latitude: 90.1, longitude: 0 },
      { latitude: 0, longitude: -180.1 },
    ]) {
      await expect(db()("congresses").where({ id: saved.id }).update(columns)).rejects.toThrow();
    }
  });

  it("are saved once from the same version: nothing of the second is written", async () => {
    const viewer = await organiser();
    const before = await congress(db(), viewer, "cu-kuin-2020");
    const answers = await Promise.all(
      ["Một", "Hai", "Ba"].map((place) =>
        updateCongress(
          db(),
          viewer,
          now,
          before.id,
          before.version,
          { ...valuesOf(before), place, halls: [{ id: null, name: place, capacity: null }] },
          "",
        ),
      ),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual(["outdated", "outdated", "saved"]);
    const stored = await congress(db(), viewer, "cu-kuin-2020");
    expect(stored.halls.map(({ name }) => name)).toEqual([stored.place]);
    expect(stored.version).toBe(before.version + 1);
    for (const answer of answers) if (answer.kind === "outdated") expect(answer.stored).toEqual(stored);
    expect(await db()("audit_log").where({ subject_id: before.id, action: "congress-edited" })).toHaveLength(
      1,
    );
  });

  it("are refused outside the reach of their editor", async () => {
    const { viewer } = await makePerson(db(), "committee-editor", { committee: "krong-pac" });
    const typed = await typicalValues(db(), viewer);
    expect(await createCongress(db(), viewer, now, typed, "")).toEqual({ kind: "committee-refused" });
    expect(await createCongress(db(), viewer, now, { ...typed, committeeId: "nobody" }, "")).toEqual({
      kind: "committee-refused",
    });
    const own = await congress(db(), viewer, "krong-pac-2020");
    const away = { ...valuesOf(own), committeeId: typed.committeeId };
    expect(await updateCongress(db(), viewer, now, own.id, own.version, away, "")).toEqual({
      kind: "committee-refused",
    });
    const foreign = await congress(db(), viewer, "dak-lak-xvii");
    const { id, version } = foreign;
    const place = { ...valuesOf(foreign), place: "Nơi khác" };
    expect(await updateCongress(db(), viewer, now, id, version, place, "")).toEqual({ kind: "gone" });
    expect(await deleteCongress(db(), viewer, now, id, version)).toEqual({ kind: "gone" });
    expect(await congress(db(), viewer, "dak-lak-xvii")).toEqual(foreign);
  });

  it("are not put below somebody who would then confirm what is prepared for them", async () => {
    const { viewer: above } = await makePerson(db(), "organiser");
    const own = await congress(db(), above, "krong-pac-2020");
    const child = await createCommittee(db(), above, now, {
      ...{
        parentId: own.committee.id,
        levelId: (await findCommittee(db(), above, "krong-pac"))?.level.id ?? "",
      },
      ...{ names: { vi: "Chi bộ thử", en: "" }, organ: { vi: "", en: "" } },
    });
    const committeeId = child.kind === "saved" ? child.id : "";
    const { viewer } = await makePerson(db(), "committee-editor", { committee: "krong-pac" });
    const moved = { ...valuesOf(own), committeeId };
    const move = (by: SignedIn) => updateCongress(db(), by, now, own.id, own.version, moved, "");
    expect(await move(viewer)).toEqual({ kind: "would-judge" });
    // Whoever confirms already may move it, and it comes back to those who work on it.
    expect((await move(above)).kind).toBe("saved");
    const back = await updateCongress(db(), viewer, now, own.id, own.version + 1, valuesOf(own), "");
    expect(back.kind).toBe("saved");
  });

  it("are deleted with halls and documents while no work hangs on them", async () => {
    const viewer = await organiser();
    const saved = await createCongress(db(), viewer, now, await typicalValues(db(), viewer), "");
    if (saved.kind !== "saved") throw new Error(saved.kind);
    expect(await deleteCongress(db(), viewer, now, saved.id, 9)).toEqual({ kind: "outdated" });
    expect(await deleteCongress(db(), viewer, now, saved.id, 1)).toEqual({ kind: "deleted" });
    expect(await findCongress(db(), viewer, saved.slug)).toBeNull();
    expect(await db()("congress_halls").where({ congress_id: saved.id })).toEqual([]);
    expect(await deleteCongress(db(), viewer, now, saved.id, 1)).toEqual({ kind: "gone" });
  });
});

async function typicalValues(db: Database, viewer: SignedIn): Promise<CongressValues> {
  const owner = await findCommittee(db, viewer, "lak");
  if (!owner) throw new Error("no committee");
  return {
    committeeId: owner.id,
    title: { vi: "Đại hội đại biểu Đảng bộ huyện Lắk lần thứ VIII", en: "" },
    kind: "delegates",
    ordinal: "VIII",
    term: "2020-2025",
    state: "preparing",
    firstDay: "2020-08-12",
    lastDay: "2020-08-13",
    heldBy: null,
    timezone: "Asia/Ho_Chi_Minh",
    coordinates: null,
    place: "",
    expectedDelegates: 180,
    isPublic: true,
    halls: [
      { id: null, name: "Hội trường lớn", capacity: 250 },
      { id: null, name: "Phòng họp số 2", capacity: null },
    ],
    documents: [
      { id: null, kind: "political-report", title: "Báo cáo chính trị", circulated: "2020-07-01" },
      { id: null, kind: "other", title: "Quy chế làm việc", circulated: null },
    ],
  };
}

const withoutIds = (values: CongressValues) => ({
  ...values,
  halls: values.halls.map(({ name, capacity }) => ({ name, capacity })),
  documents: values.documents.map(({ kind, title, circulated }) => ({ kind, title, circulated })),
});

async function congress(db: Database, viewer: SignedIn, slug: string) {
  const found = await findCongress(db, viewer, slug);
  if (!found) throw new Error(`no congress ${slug}`);
  return found;
}
