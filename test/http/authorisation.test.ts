import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "~/accounts/viewer";
import { createDraft } from "~/documents/drafts.server";
import { findAgenda } from "~/agenda/agendas.server";
import { startChecklist } from "~/readiness/checklists.server";
import { addEvidence } from "~/readiness/evidence.server";
import routes from "~/routes";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";
import { actors, expected, type Actor } from "./authorisation-table";

interface Node {
  path?: string;
  children?: Node[];
}
const pathsOf = (nodes: Node[], above = ""): string[] =>
  nodes.flatMap((node) => {
    const path = node.path === undefined ? above : `${above}/${node.path}`;
    return [path || "/", ...pathsOf(node.children ?? [], path)];
  });
const paths = [...new Set(pathsOf((await routes) as unknown as Node[]))];

/** These answer by redirecting, by one-time or secret links, or as a stream that does not end. */
const apart = /^\/(language|sign-in|sign-out|invitations|calendar\/)|\/events$|^\/\*$/;
const judged = paths.filter((path) => !apart.test(path));

const png = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015e2d2ab40000000049454e44ae426082",
  "hex",
);

describe("every address for every role, from the committee itself, above, below and beside", () => {
  const server = useTestServer();
  const places = { everywhere: undefined, own: "dang-bo-mau", child: "chi-bo-mau-1", sibling: "krong-pac" };
  let parent: string;
  let values: Record<string, string>;

  beforeAll(async () => {
    const { db, config } = server().services;
    // The sample committee has nobody above: here it is one of the province's.
    const root = await db("committees").whereNull("parent_id").whereNot({ slug: "dang-bo-mau" }).first();
    const own = await db("committees").where({ slug: "dang-bo-mau" }).first();
    for (const { id, path } of await db("committees").where("path", "like", `${own.path}%`)) {
      await db("committees")
        .where({ id })
        .update({ path: root.path + path.slice(1) });
    }
    await db("committees").where({ id: own.id }).update({ parent_id: root.id });
    parent = root.slug;
    await db("congresses").where({ slug: "mau" }).update({ is_public: false });
    const { id: congressId } = await db("congresses").where({ slug: "mau" }).first("id");
    const { viewer } = await makePerson(db, "administrator");
    const { id: template, slug } = await db("checklist_templates").first();
    await startChecklist(db, viewer, testInstant, congressId, template);
    const item = await db("checklist_items").orderBy("code").first();
    const added = await addEvidence({ db, filesUrl: config.filesUrl, viewer, now: testInstant }, item.id, {
      ...{ name: "a.png", content: png },
    });
    const session = (await findAgenda(db, congressId))?.agenda.sessions[0];
    values = {
      slotId: session?.slots[0]?.id ?? "",
      sessionId: session?.id ?? "",
      version: "1",
      template: slug ?? template,
      code: item.code,
      evidenceId: added.kind === "added" ? added.id : "",
      delegateId: (await db("delegates").where({ congress_id: congressId }).first("id")).id,
      userId: viewer.id,
      id:
        (await createDraft(db, viewer, testInstant, {
          congressId,
          kind: "review-report",
          title: "Dự thảo",
          text: "Một",
        })) ?? "",
    };
  });

  const addressOf = (path: string): string =>
    path.replace(/:(\w+)\??/g, (_all, name: string) => {
      if (name !== "slug") return values[name] ?? "khong-co";
      if (path.startsWith("/directives")) return "1097-kl-tu";
      return path.startsWith("/committees") ? "dang-bo-mau" : "mau";
    });

  async function clientOf(actor: Actor): Promise<Client> {
    if (actor === "visitor") return server().visitor();
    const [role = "", place = "everywhere"] = actor.split("@");
    return server().client(role as Role, place === "parent" ? parent : places[place as keyof typeof places]);
  }

  /** What an actor must be told who may not. */
  function refusal(actor: Actor, path: string): number {
    if (actor === "visitor") return 302;
    return expected[path]?.sees.includes(actor) ? 403 : 404;
  }

  const outsiders: Actor[] = ["visitor", ...actors.filter((actor) => /@(sibling)$/.test(actor))];

  it("knows most addresses", () => {
    const known = judged.filter((path) => path in expected);
    expect(known.length).toBeGreaterThan(50);
    expect(Object.keys(expected).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each(actors)("answers %s as the table says", async (actor) => {
    const client = await clientOf(actor);
    const wrong: string[] = [];
    for (const path of judged) {
      const audience = expected[path];
      const response = await client.get(addressOf(path));
      await response.body?.cancel();
      const { status } = response;
      const isRight = !audience
        ? // An address that the table does not know is at least closed to who has nothing to do with the committee.
          status < 500 && !(outsiders.includes(actor) && status === 200 && path.includes(":"))
        : status === (audience.may.includes(actor) ? 200 : refusal(actor, path));
      if (!isRight) wrong.push(`GET ${path}: ${status}`);
      if (audience && !audience.may.includes(actor)) {
        const posted = await client.post(addressOf(path), { intent: "delete", basedOn: "1", version: "1" });
        await posted.body?.cancel();
        // 405: a page that takes no forms.
        if (![refusal(actor, path), 405].includes(posted.status))
          wrong.push(`POST ${path}: ${posted.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("leaves no trace of what was refused", async () => {
    const { db } = server().services;
    expect(await db("congresses").where({ slug: "mau" }).first("id")).toBeTruthy();
    expect(await db("committees").where({ slug: "dang-bo-mau" }).first("id")).toBeTruthy();
    expect(await db("draft_versions").where({ draft_id: values.id })).toHaveLength(1);
  });
});
