import pino from "pino";
import { expect, test } from "vitest";
import { runJob, startJobs, type Job } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { onEachDatabase } from "../harness/databases";

const minute = 60_000;

onEachDatabase("jobs", (open) => {
  /** The services of one process, by a clock that the test moves. */
  const processAt = (clock: { now: Date }): Services =>
    ({ db: open(), clock: { now: () => clock.now }, log: pino({ level: "silent" }) }) as unknown as Services;
  const start = new Date("2020-07-03T02:00:00Z");

  test("run in one process at a time, and in another one afterwards", async () => {
    const services = processAt({ now: start });
    let running = 0;
    let most = 0;
    const answers: string[] = [];
    const owners = ["a", "b", "c", "d"];
    const job: Job = {
      name: "one-at-a-time",
      everySeconds: 1,
      // Runs on until every other one runs as well or was sent away.
      run: async () => {
        most = Math.max(most, ++running);
        while (running + answers.length < owners.length) await new Promise(setImmediate);
        running -= 1;
      },
    };
    await Promise.all(owners.map(async (owner) => answers.push(await runJob(services, job, owner))));
    expect(answers).toEqual(["held-by-another", "held-by-another", "held-by-another", "done"]);
    expect(most).toBe(1);
    expect(await runJob(services, job, "e")).toBe("done");
  });

  test("are taken over from a runner that is silent too long, which then learns of it", async () => {
    const clock = { now: start };
    const services = processAt(clock);
    let goOn: () => void = () => undefined;
    let beats: boolean[] = [];
    const slow: Job = {
      name: "taken-over",
      everySeconds: 1,
      run: async (_, beat) => {
        beats.push(await beat());
        await new Promise<void>((resolve) => (goOn = resolve));
        beats.push(await beat());
      },
    };
    const first = runJob(services, slow, "first");
    while (beats.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const quick: Job = { ...slow, run: async () => undefined };
    expect(await runJob(services, quick, "second")).toBe("held-by-another");
    clock.now = new Date(start.getTime() + 3 * minute);
    expect(await runJob(services, quick, "second")).toBe("done");
    goOn();
    await first;
    expect(beats).toEqual([true, false]);
    beats = [];
  });

  test("go on after a clock that ran far ahead was set right, whoever held the lease", async () => {
    const clock = { now: new Date(start.getTime() + 365 * 24 * 60 * minute) };
    const job: Job = { name: "clock", everySeconds: 1, run: async () => undefined };
    expect(await runJob(processAt(clock), job, "before")).toBe("done");
    await open()("jobs").where({ name: "clock" }).update({ expires_at: clock.now.toISOString() });
    clock.now = start;
    expect(await runJob(processAt(clock), job, "after")).toBe("done");
  });

  test("keep what went wrong and try again", async () => {
    const services = processAt({ now: start });
    const job: Job = { name: "failing", everySeconds: 1, run: () => Promise.reject(new Error("no luck")) };
    expect(await runJob(services, job, "a")).toBe("failed");
    expect(await open()("jobs").where({ name: "failing" }).first("fault")).toMatchObject({
      fault: "no luck",
    });
    expect(await runJob(services, { ...job, run: async () => undefined }, "b")).toBe("done");
    expect(await open()("jobs").where({ name: "failing" }).first("fault")).toMatchObject({ fault: "" });
  });

  test("stop with the process", async () => {
    let runs = 0;
    const job: Job = { name: "stopping", everySeconds: 1, run: async () => void (runs += 1) };
    const stop = startJobs(processAt({ now: start }), [job]);
    await stop();
    expect(runs).toBe(0);
  });
});
