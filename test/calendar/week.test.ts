import { beforeAll, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import type { Agenda, Slot } from "~/agenda/agenda";
import { findAgenda } from "~/agenda/agendas.server";
import { publish } from "~/agenda/publications.server";
import type { FeedAddress } from "~/calendar/feed-address";
import { resolveFeed } from "~/calendar/resolve.server";
import { valuesOf, type CongressValues } from "~/congress/congress-values";
import { findCongressById } from "~/congress/congresses.server";
import { updateCongress } from "~/congress/write-congresses.server";
import { databaseKinds } from "../harness/databases";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";
import { byIcalJs, byNodeIcal } from "./parsers";

const day = 86_400_000;
/** That many days after the sample was published. */
const after = (days: number) => new Date(testInstant.getTime() + days * day);

describe.each(databaseKinds)("a week of publications on %s", (kind) => {
  const server = useTestServer({ kind });
  let agenda: Agenda;
  let congressId: string;
  let [moved, renamed, removed] = ["", "", ""];

  beforeAll(async () => {
    const { db } = server().services;
    ({ id: congressId } = await db("congresses").where({ slug: "mau" }).first("id"));
    agenda = (await findAgenda(db, congressId))?.agenda as Agenda;
    [moved = "", renamed = "", removed = ""] = agenda.sessions[0]?.slots.map(({ id }) => id) ?? [];
  });

  const change = (id: string, to: (slot: Slot) => Slot[]): Agenda => ({
    ...agenda,
    sessions: agenda.sessions.map((session) => ({
      ...session,
      slots: session.slots.flatMap((slot) => (slot.id === id ? to(slot) : [slot])),
    })),
  });

  /** Publishes an agenda so many days after the first version. */
  async function publishOn(days: number, next: Agenda) {
    agenda = next;
    const published = await publish(server().services.db, program, after(days), congressId, {
      ...{ basedOn: 1, name: "", current: () => next, judge: () => [] },
    });
    expect(published.kind).toBe("published");
  }

  const programme = { kind: "congress", slug: "mau" } as const;
  async function bytesOn(days: number, address: FeedAddress = programme): Promise<string> {
    const feed = await resolveFeed(server().services, address, "vi");
    if (feed.kind !== "readable") throw new Error("The feed is not readable.");
    return (await feed.write(after(days)))?.body.toString() ?? "";
  }
  const slotOn = async (days: number, id: string) => {
    const text = await bytesOn(days);
    const found = byIcalJs(text).find(({ uid }) => uid === `slot-${id}@127.0.0.1`);
    const { alarms: _alarms, ...alike } = found ?? { alarms: [] };
    expect(byNodeIcal(text).find(({ uid }) => uid === found?.uid)).toEqual(alike);
    return found;
  };

  it("says the same in the same bytes as long as nothing is published", async () => {
    const first = await bytesOn(0);
    expect(await bytesOn(1)).toBe(first);
    expect(await bytesOn(400)).toBe(first);
    // A version that changes nothing changes nothing.
    await publishOn(1, agenda);
    expect(await bytesOn(1)).toBe(first);
    expect(new Set(byIcalJs(first).map(({ sequence }) => sequence))).toEqual(new Set([0]));
  });

  it("marks what moved for seven days, and counts it and what was renamed once each", async () => {
    const before = await slotOn(1, moved);
    await publishOn(
      2,
      change(moved, (slot) => [{ ...slot, start: "06:50" }]),
    );
    await publishOn(
      2.5,
      change(renamed, (slot) => [{ ...slot, title: "Tên mới; có dấu, phẩy" }]),
    );
    expect(await slotOn(3, moved)).toMatchObject({
      ...{
        sequence: 1,
        status: "CONFIRMED",
        title: `[DỜI] ${before?.title}`,
        lastModified: after(2).toISOString(),
      },
      start: expect.stringContaining("T23:50:00"),
    });
    expect(await slotOn(3, renamed)).toMatchObject({ sequence: 1, title: "Tên mới; có dấu, phẩy" });
    const untouched = byIcalJs(await bytesOn(3)).filter(
      ({ uid }) => !uid.includes(moved) && !uid.includes(renamed),
    );
    expect(new Set(untouched.map(({ sequence }) => sequence))).toEqual(new Set([0]));
    expect(await slotOn(8.9, moved)).toMatchObject({ title: `[DỜI] ${before?.title}` });
    // Losing the sign is a change of what is read, but not of the programme.
    expect(await slotOn(9.1, moved)).toMatchObject({
      ...{ sequence: 1, title: before?.title, lastModified: after(9).toISOString() },
    });
  });

  it("marks a session that moved for seven days as well, and says from where", async () => {
    const [session] = agenda.sessions;
    const sessionOn = async (days: number) => {
      const address = { kind: "session", slug: "mau", id: session?.id ?? "" } as const;
      const feed = await resolveFeed(server().services, address, "vi");
      const written = feed.kind === "readable" ? await feed.write(after(days)) : null;
      return { entry: byIcalJs(written?.body.toString() ?? "")[0], changesAt: written?.changesAt };
    };
    const { entry: before } = await sessionOn(3);
    const later = (to: string) =>
      agenda.sessions.map((each, at) => (at === 0 ? { ...each, start: to } : each));
    await publishOn(3.2, { ...agenda, sessions: later("06:40") });
    const { entry, changesAt } = await sessionOn(3.3);
    expect(entry).toMatchObject({ sequence: 1, title: `[DỜI] ${before?.title}` });
    expect(entry?.description).toContain(`Dời từ ${session?.start} ngày 12/8/2020`);
    expect(changesAt).toBe(after(10.2).toISOString());
    const { entry: settled } = await sessionOn(10.3);
    expect(settled).toMatchObject({
      sequence: 1,
      title: before?.title,
      lastModified: after(10.2).toISOString(),
    });
    expect(settled?.description).not.toContain("Dời từ");
  });

  it("keeps what was removed as cancelled, and takes it back when it comes again", async () => {
    const before = await slotOn(3, removed);
    const whole = agenda;
    await publishOn(
      4,
      change(removed, () => []),
    );
    for (const days of [4, 300]) {
      expect(await slotOn(days, removed)).toMatchObject({
        ...{ sequence: 1, status: "CANCELLED", title: `[HỦY] ${before?.title}`, transparent: true },
        lastModified: after(4).toISOString(),
      });
    }
    await publishOn(5, whole);
    expect(await slotOn(5, removed)).toMatchObject({
      sequence: 2,
      status: "CONFIRMED",
      title: before?.title,
    });
  });

  it("cancels everything with the congress, and takes it up again in later versions of each entry", async () => {
    const { db } = server().services;
    const { viewer } = await makePerson(db, "organiser");
    const edit = async (days: number, over: Partial<CongressValues>) => {
      const stored = await findCongressById(db, viewer, congressId);
      if (!stored) throw new Error("The congress is gone.");
      const values = { ...valuesOf(stored), ...over };
      const saved = await updateCongress(db, viewer, after(days), congressId, stored.version, values, "");
      expect(saved.kind).toBe("saved");
    };
    const sequences = async (days: number, status: string) => {
      const entries = byIcalJs(await bytesOn(days));
      expect(new Set(entries.map((entry) => entry.status))).toEqual(new Set([status]));
      return new Map(entries.map(({ uid, sequence }) => [uid, sequence]));
    };
    const before = await sequences(5, "CONFIRMED");
    await edit(6, { state: "cancelled" });
    const called = await sequences(6, "CANCELLED");
    await edit(6.5, { state: "preparing" });
    const again = await sequences(6.5, "CONFIRMED");
    for (const [uid, sequence] of before) {
      expect(called.get(uid), uid).toBeGreaterThan(sequence);
      expect(again.get(uid), uid).toBeGreaterThan(called.get(uid) ?? Infinity);
    }
    // The slots and sessions say since when.
    expect(await slotOn(6.5, renamed)).toMatchObject({ lastModified: after(6.5).toISOString() });
    // Put on other days, the congress itself says so for a week.
    await edit(6.6, { firstDay: "2020-08-20", lastDay: "2020-08-21" });
    const entryOn = async (days: number) =>
      byIcalJs(await bytesOn(days, { kind: "schedule" })).find(
        ({ uid }) => uid === `congress-${congressId}@127.0.0.1`,
      );
    expect(await entryOn(7)).toMatchObject({
      title: expect.stringMatching(/^\[DỜI\] /),
      description: expect.stringContaining("Dời từ ngày 12/8/2020"),
      start: "2020-08-20",
    });
    expect(await entryOn(14)).toMatchObject({
      title: expect.not.stringContaining("[DỜI]"),
      lastModified: after(13.6).toISOString(),
    });
  });

  it("keeps local time through a change to summer time, for a congress that has it", async () => {
    const slots = agenda.sessions[0]?.slots.slice(0, 1) ?? [];
    const days = ["2021-03-27", "2021-03-28", "2021-10-30", "2021-10-31"];
    await publishOn(7, {
      ...agenda,
      congress: { ...agenda.congress, timezone: "Europe/Berlin" },
      sessions: days.map((date, at) => ({
        ...{ id: `dst-${at}`, kind: "official", date, start: "08:00", end: "18:00" },
        slots: slots.map((slot) => ({ ...slot, id: `dst-slot-${at}`, start: "09:00", minutes: 60 })),
      })),
    });
    const starts = await Promise.all(days.map(async (_, at) => (await slotOn(7, `dst-slot-${at}`))?.start));
    expect(starts).toEqual([
      "2021-03-27T08:00:00.000Z",
      "2021-03-28T07:00:00.000Z",
      "2021-10-30T07:00:00.000Z",
      "2021-10-31T08:00:00.000Z",
    ]);
  });
});
