import { formsOf } from "../harness/html";
import { hasDoor, entries, sourceOf } from "../harness/routes";
import type { Client } from "../harness/server";
import { bodyOf } from "../harness/walk";
import { expected, type Actor } from "./authorisation-table";
import type { Side, World } from "./authorisation-world";

export type Form = Record<string, string | string[]>;

/** Every address with what its file does. */
export const doors = entries.map((entry) => {
  const source = sourceOf(entry);
  return {
    ...{ path: entry.path, opens: hasDoor(source, "loader"), takes: hasDoor(source, "action"), source },
    /** A page, which can be asked without being drawn; not a file. */
    isPage: source.includes("export default function"),
  };
});

export const intentOf = (form: Form): string => [form.intent ?? ""].flat()[0] ?? "";

/**
 * The forms of every page as those find them who may open it, one of each kind; one for each intent that the file
 * knows; and first of all one that says nothing.
 */
export async function formsOfPages(world: World, side: Side): Promise<Map<string, Form[]>> {
  const found = new Map<string, Form[]>();
  for (const { path, takes, source } of doors) {
    if (!takes) continue;
    const here = world.addressOf(path, side);
    const page = await (await world.clientOf(keeperOf(path)).get(here)).text();
    const shown = formsOf(page, here)
      .filter(({ action }) => action.split("?")[0] === here)
      .map(({ controls }): Form => bodyOf(controls, ({ value }) => value));
    const named = intentsIn(path, source).map((intent): Form => ({ intent, basedOn: "1", version: "1" }));
    const kinds = new Map(
      [...shown, ...named].map((form) => [`${intentOf(form)} ${Object.keys(form).join()}`, form]),
    );
    found.set(path, [{}, ...kinds.values()]);
  }
  return found;
}

/** Somebody signed in who may open the page. */
const keeperOf = (path: string): Actor =>
  expected[path]?.may.find((actor) => actor !== "visitor") ?? "administrator";

function intentsIn(path: string, source: string): string[] {
  const words = source.matchAll(/intent\W{1,12}"([\w-]+)"|intent: z\.(?:literal|enum)\(([^)]*)\)/g);
  const written = [...words].flatMap(([, one, several = ""]) => [
    ...(one ? [one] : []),
    ...[...several.matchAll(/"([\w-]+)"/g)].map(([, each = ""]) => each),
  ]);
  const { sends } = expected[path] ?? {};
  return [...new Set([...written, ...(sends && !Array.isArray(sends) ? Object.keys(sends) : [])])];
}

/** Opens an address and answers the status; `undrawn` asks a page for its data alone. */
export const open = (client: Client, address: string, undrawn: boolean): Promise<number> =>
  statusOf(client.get(undrawn ? dataOf(address) : address));

/** Sends a form and answers the status. */
export const sendForm = (client: Client, address: string, form: Form, undrawn: boolean): Promise<number> =>
  statusOf(client.post(undrawn ? dataOf(address) : address, form));

const dataOf = (address: string): string => (address === "/" ? "/_root.data" : `${address}.data`);

/** Of data 202 is a redirection. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  const { status, body } = await answer;
  await body?.cancel();
  return status === 202 ? 302 : status;
}
