import { describe, expect, it } from "vitest";
import type { Agenda, Slot } from "~/agenda/agenda";
import { edit } from "~/agenda/edits/edit";
import { commandForChange, commandForNew, type SlotValues } from "~/agenda/slot-form";
import { counter, goodAgenda } from "./examples";

const good = goodAgenda();
const session = good.sessions[0]?.id ?? "";
const slot = good.sessions[0]?.slots[0] as Slot;

/** What the form of a slot holds when it is sent as it was shown, with what somebody typed over it. */
const typed = (shown: Slot, changes: Partial<SlotValues> = {}): SlotValues => ({
  ...{
    basedOn: 1,
    session,
    type: shown.type,
    title: shown.title,
    start: shown.start,
    minutes: shown.minutes,
  },
  ...{
    room: shown.room ?? undefined,
    people: shown.people,
    documents: shown.documents,
    groups: shown.groups,
  },
  ...{ newPerson: "", fixed: shown.fixed, parallel: shown.parallel ?? false, notes: shown.notes },
  ...{ cue: shown.cue ?? "", prepares: shown.prepares ?? "", onStage: shown.onStage ?? "" },
  ...changes,
});
const changed = (agenda: Agenda, changes: Partial<SlotValues>) =>
  commandForChange(agenda, slot.id, typed(slot, changes), counter());

describe("the form of a slot", () => {
  it("changes nothing that was not typed", () => {
    expect(commandForChange(good, slot.id, typed(slot), counter())).toBeNull();
  });

  it("writes the same agenda as the board does", () => {
    const byForm = changed(good, { title: "Tên mới" });
    const byBoard = { do: "change-slot", slot: slot.id, changes: { title: "Tên mới" } } as const;
    expect(byForm).toEqual({ do: "several", commands: [byBoard] });
    const added = commandForNew(typed({ ...slot, title: "Mục thêm" }), () => "added");
    const written = { ...slot, id: "added", title: "Mục thêm" };
    expect(added).toEqual({ do: "several", commands: [{ do: "add-slot", session, slot: written }] });
  });

  it("empties what a slot has and need not have", () => {
    const cued = edit(good, { do: "change-slot", slot: slot.id, changes: { cue: "Mời đứng" } });
    if (!cued.ok) throw new Error("refused");
    expect(changed(cued.agenda, { cue: "" })).toEqual({
      do: "several",
      commands: [{ do: "change-slot", slot: slot.id, changes: { cue: "" } }],
    });
  });
});
