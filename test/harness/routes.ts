import { readFileSync } from "node:fs";
import routes from "~/routes";

/** An address of the product and the file that answers it. */
export interface Entry {
  /** As in app/routes.ts, with a slash before it: `/congresses/:slug`. */
  path: string;
  file: string;
}

interface Node {
  path?: string;
  index?: boolean;
  file: string;
  children?: Node[];
}

const flatten = (nodes: Node[], above = ""): Entry[] =>
  nodes.flatMap((node) => {
    const path = node.index ? above : `${above}/${node.path ?? ""}`;
    return [{ path: path || "/", file: node.file }, ...flatten(node.children ?? [], path)];
  });

/** Every address of app/routes.ts. */
export const entries: Entry[] = flatten(await (routes as unknown as Promise<Node[]> | Node[]));

export const sourceOf = ({ file }: Entry): string => readFileSync(`app/${file}`, "utf8");

/** True when the file answers readers (`loader`) or takes forms (`action`). */
export const hasDoor = (source: string, door: "loader" | "action"): boolean =>
  new RegExp(`^export (?:async function|const) ${door}\\b`, "m").test(source);
