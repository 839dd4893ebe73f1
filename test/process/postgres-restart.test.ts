import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { outdatedProjections } from "~/agenda/projection.server";
import { startJobs } from "~/platform/jobs.server";
import { remindersJob } from "~/reminders/reminders-job.server";
import { startPostgres, type TestPostgres } from "../harness/postgres";
import { startTestServer, type Client, type TestServer } from "../harness/server";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again until it is so; the test's own time limit ends what never comes. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await pause(50);
}

describe("a PostgreSQL that stops and starts again under a server that goes on", () => {
  let postgres: TestPostgres;
  let server: TestServer;
  let client: Client;
  let stopJobs: () => Promise<void>;
  /** How often the job has come to its end. */
  let runs = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startTestServer({ kind: "PostgreSQL", postgres: postgres.url });
    client = await server.client("administrator");
    const run: typeof remindersJob.run = async (services, beat) => {
      await remindersJob.run(services, beat);
      runs += 1;
    };
    stopJobs = startJobs(server.services, [{ ...remindersJob, everySeconds: 0.1, run }]);
  });
  afterAll(async () => {
    await stopJobs?.();
    await server?.stop();
    await postgres?.remove();
  });

  const invite = async (email: string): Promise<number> => {
    const form = { email, name: "Người Mời", role: "viewer", committeeId: "" };
    const response = await client.post("/administration/people", form).catch(() => null);
    await response?.body?.cancel();
    return response?.status ?? 0;
  };

  /** Invites people without a pause until told to end. Answers who was said to be invited, and every other status. */
  function keepInviting(mark: string) {
    const invited: string[] = [];
    const others: number[] = [];
    let isOver = false;
    const writer = async (name: string) => {
      for (let count = 0; !isOver; count += 1) {
        const email = `${mark}-${name}-${count}@example.vn`;
        const status = await invite(email);
        if (status === 200) invited.push(email);
        else others.push(status);
        if (status !== 200) await pause(20);
      }
    };
    const writers = Promise.all(["a", "b", "c"].map(writer));
    return {
      ...{ invited, others },
      end: async () => {
        isOver = true;
        await writers;
      },
    };
  }

  async function expectNothingHalfWritten(mark: string, invited: string[]): Promise<void> {
    const { db } = server.services;
    const users: { id: string; email: string }[] = await db("users")
      .where("email", "like", `${mark}-%`)
      .select("id", "email");
    const stored = new Set(users.map(({ email }) => email));
    expect(invited.filter((email) => !stored.has(email))).toEqual([]);
    const ids = users.map(({ id }) => id).sort();
    const withRole: string[] = await db("user_roles").whereIn("user_id", ids).pluck("user_id");
    const withLink: string[] = await db("one_time_links").whereIn("user_id", ids).pluck("user_id");
    const recorded: string[] = await db("audit_log")
      .where({ action: "user-invited" })
      .whereIn("subject_id", ids)
      .pluck("subject_id");
    for (const each of [withRole, withLink, recorded]) expect(each.sort()).toEqual(ids);
    expect(await firstBrokenAuditRow(db)).toBeNull();
    expect(await outdatedProjections(db)).toEqual([]);
  }

  // In order, and as in a crash.
  it.each(["SIGINT", "SIGQUIT"] as const)(
    "by %s: clear pages meanwhile, afterwards as before",
    async (signal) => {
      const mark = signal.toLowerCase();
      await until(() => runs > 0);
      const writing = keepInviting(mark);
      await until(() => writing.invited.length > 5);
      await postgres.stop(signal);

      const inVietnamese = await client.get("/congresses");
      expect(inVietnamese.status).toBe(503);
      expect(await inVietnamese.text()).toContain("Hệ thống tạm ngừng lưu và đọc dữ liệu");
      const inEnglish = await server.visitor().get("/committees", { Cookie: "language=en" });
      expect(inEnglish.status).toBe(503);
      const page = await inEnglish.text();
      expect(page).toContain("Storage cannot be used at the moment");
      expect(page).toContain(inEnglish.headers.get("X-Request-Id") ?? "no number");
      expect(await invite("nobody@example.vn")).toBe(503);
      const commands = await client.get("/congresses/mau/agenda/commands");
      expect(commands.status).toBe(503);
      expect((await server.visitor().get("/health/ready")).status).toBe(503);
      expect((await server.visitor().get("/health/live")).status).toBe(200);
      const before = runs;
      await pause(300);
      expect(runs).toBe(before);

      await postgres.start();
      await until(async () => (await server.visitor().get("/health/ready")).status === 200);
      const then = writing.invited.length;
      await until(() => writing.invited.length > then + 5);
      await until(() => runs > before);
      await writing.end();
      expect(writing.others.every((status) => status === 503)).toBe(true);
      expect(writing.others.length).toBeGreaterThan(0);
      await expectNothingHalfWritten(mark, writing.invited);
      expect((await client.get("/congresses/mau/agenda/edit")).status).toBe(200);
    },
  );
});
