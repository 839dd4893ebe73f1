import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "~/accounts/audit.server";
import { invite } from "~/accounts/people.server";
import { stoppedClock } from "~/platform/clock";
import { readConfig } from "~/platform/config.server";
import type { Services } from "~/platform/services";
import { createServices } from "~/process/services.server";
import { createFeed } from "~/calendar/secret-feeds.server";
import { addComment } from "~/documents/comments.server";
import { keepContent } from "~/platform/files/uploads.server";
import { addEvidence } from "~/readiness/evidence.server";
import { startChecklist } from "~/readiness/checklists.server";
import { testInstant as moment, type Content } from "../harness/contents";
import { makeDatabase, type DatabaseKind } from "../harness/databases";
import { makePerson } from "../harness/people";
import { workOfEveryKind } from "./work-of-every-kind";

export { testInstant as moment } from "../harness/contents";

export interface Installation {
  services: Services;
  /** The environment by which the program finds it. */
  environment: Record<string, string>;
  folder: string;
  remove: () => Promise<void>;
}

/** An installation with a database and a folder of its own, nothing in it yet. */
export const emptyInstallation = (kind: DatabaseKind): Promise<Installation> => makeInstallation(kind);

async function makeInstallation(kind: DatabaseKind, content?: Content): Promise<Installation> {
  const database = await makeDatabase(kind, { ...(content && { content }) });
  const folder = mkdtempSync(join(tmpdir(), "planner-installation-"));
  const { address } = database;
  const environment = {
    DATABASE_URL: address.kind === "sqlite" ? `file:${address.file}` : address.url,
    FILES_URL: join(folder, "files"),
    LOG_LEVEL: "silent",
    SESSION_SECRET: "s".repeat(32),
    SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  const services = createServices(readConfig({ NODE_ENV: "test", ...environment }), {
    clock: stoppedClock(moment),
  });
  return {
    ...{ services, environment, folder },
    remove: async () => {
      await services.db.destroy();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A small file that is recognised as a picture, different for each mark. */
export const picture = (mark: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015e2d2ab40000000049454e44ae426082",
      "hex",
    ),
    Buffer.from(mark),
  ]);

/** An installation in which people have worked: the sample, accounts, a feed, a checklist with evidence. */
export async function usedInstallation(kind: DatabaseKind): Promise<Installation> {
  const installation = await makeInstallation(kind, "sample");
  const { db, config } = installation.services;
  const { viewer } = await makePerson(db, "administrator");
  // Like an accepted invitation, without the seconds that hashing takes.
  await db("users").where({ id: viewer.id }).update({ password_hash: "scrypt$1$1$1$AA==$AA==" });
  await invite(db, program, moment, {
    ...{ email: "moi@example.vn", name: "Người Mời – Đặng Ắc 'quote' \\ \u{1F3F3}", role: "viewer" },
    committeeId: null,
  });
  await createFeed(db, viewer, moment, {
    ...{ name: 'Lịch "riêng"\nhai dòng', language: "vi", alarms: {}, tasks: false },
    ...{ kinds: ["congress"], scope: { kind: "workspace", id: null } },
  });
  const { id: congress } = await db("congresses").where({ slug: "mau" }).first("id");
  const { id: template } = await db("checklist_templates").first("id");
  await startChecklist(db, viewer, moment, congress, template);
  const item = await db("checklist_items").orderBy("code").first("id");
  for (const mark of ["một", "hai"]) {
    const added = await addEvidence({ db, filesUrl: config.filesUrl, viewer, now: moment }, item.id, {
      name: `biên bản ${mark}.png`,
      content: picture(mark),
    });
    if (added.kind !== "added") throw new Error(added.reason);
  }
  const content = picture("ba");
  const { id: round, opens_on: today } = await db("comment_rounds").first("id", "opens_on");
  const words = { paragraphId: null, unit: "", text: "Kèm tệp", lateNote: "" };
  const commented = await addComment(db, viewer, moment, today, round, words, [
    {
      ...{ name: "góp ý.png", type: "image/png", size: content.byteLength },
      hash: await keepContent(config.filesUrl, content),
    },
  ]);
  if (commented !== "added") throw new Error(commented);
  await db("rate_limits").insert({ key: "account:x", points: 3, expire: 1593741600000 });
  return installation;
}

/** As `usedInstallation`, with rows in every table. */
export async function fullInstallation(kind: DatabaseKind): Promise<Installation> {
  const installation = await usedInstallation(kind);
  const { db } = installation.services;
  const { id: congressId } = await db("congresses").where({ slug: "mau" }).first("id");
  const { viewer } = await makePerson(db, "administrator");
  await workOfEveryKind({ services: installation.services, viewer, congressId, now: moment });
  return installation;
}
