import type { Agenda } from "~/agenda/agenda";
import { check } from "~/agenda/check";
import { edit } from "~/agenda/edits/edit";
import { timeOf } from "~/agenda/agenda";
import { goodAgenda } from "../agenda/examples";

/** An agenda of 300 slots on 10 days, 40 groups and 500 people. */
function large(): Agenda {
  const good = goodAgenda();
  const people = Array.from({ length: 500 }, (_, index) => ({ id: `p${index}`, name: `Người ${index}` }));
  const rooms = Array.from({ length: 50 }, (_, index) => ({
    id: `r${index}`,
    name: `Phòng ${index}`,
    capacity: 400,
  }));
  const groups = Array.from({ length: 40 }, (_, index) => ({
    ...{ id: `g${index}`, name: `Tổ ${index}`, room: `r${index}`, size: 7 },
    ...{ leader: `p${index}`, secretary: `p${index + 100}` },
  }));
  const slot = good.sessions[0]?.slots[0];
  if (!slot) throw new Error("The example has slots.");
  const sessions = Array.from({ length: 20 }, (_, index) => ({
    ...{
      id: `s${index}`,
      kind: "official" as const,
      date: `2020-10-${String(1 + Math.floor(index / 2)).padStart(2, "0")}`,
    },
    ...(index % 2 === 0 ? { start: "07:30", end: "11:30" } : { start: "13:30", end: "17:30" }),
    slots: Array.from({ length: 15 }, (_, at) => ({
      ...slot,
      id: `s${index}-${at}`,
      type: at === 7 ? ("group-discussion" as const) : ("other" as const),
      start: timeOf((index % 2 === 0 ? 450 : 810) + at * 16),
      minutes: 16,
      room: at === 7 ? null : `r${at}`,
      people: [`p${200 + at}`, `p${300 + index}`],
      groups: at === 7 ? groups.map(({ id }) => id) : [],
    })),
  }));
  return { ...good, people, rooms: [...good.rooms, ...rooms], groups, sessions };
}

/** Checking and editing a large agenda, against copying it through JSON on the same machine in the same run. */
export async function run(): Promise<void> {
  const agenda = large();
  const move = { do: "move-slot", slot: "s3-4", session: "s4", start: "10:00" } as const;
  const measured = {
    "copy through JSON (the yardstick)": median(() => JSON.parse(JSON.stringify(agenda))),
    "check every rule": median(() => check(agenda)),
    "move a slot": median(() => edit(agenda, move)),
  };
  const yardstick = measured["copy through JSON (the yardstick)"];
  for (const [name, milliseconds] of Object.entries(measured)) {
    process.stdout.write(
      `${name.padEnd(36)} ${milliseconds.toFixed(3)} ms   ${(milliseconds / yardstick).toFixed(2)} of the yardstick\n`,
    );
  }
}

function median(work: () => unknown): number {
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[100] ?? 0;
}
