/** A form as it stands on a page. */
export interface FoundForm {
  action: string;
  controls: Control[];
}

export interface Control {
  name: string;
  /** What a browser would send now. */
  value: string;
  /** `fixed`: hidden fields and the button; `text`: one can type anything; `choice`: the rest, numbers and days too. */
  kind: "fixed" | "text" | "choice";
}

/** The posting forms of a page with what a browser would send. */
export function formsOf(html: string, path: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = "", inside = ""]) => {
    if (attribute(head, "method")?.toLowerCase() !== "post") return [];
    const action = attribute(head, "action") ?? path;
    return { action: action.startsWith("/") ? action : path, controls: controlsOf(inside) };
  });
}

function controlsOf(html: string): Control[] {
  const found = html.matchAll(
    /<(input|button)\b([^>]*)>|<(select|textarea)\b([^>]*)>([\s\S]*?)<\/(?:select|textarea)>/g,
  );
  return [...found].flatMap(([, single, singleHead, double, doubleHead, content = ""]) => {
    const head = singleHead ?? doubleHead ?? "";
    const name = attribute(head, "name");
    const type = attribute(head, "type") ?? "text";
    if (!name || type === "file") return [];
    if ((type === "checkbox" || type === "radio") && !/\schecked\b/.test(head)) return [];
    if (double === "textarea") return { name, kind: "text", value: unescape(content) } as const;
    if (double === "select") return { name, kind: "choice", value: chosenOf(content) } as const;
    const kind =
      single === "button" || type === "hidden" ? "fixed" : type === "text" ? "text" : ("choice" as const);
    return { name, kind, value: attribute(head, "value") ?? "" };
  });
}

function chosenOf(options: string): string {
  const heads = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, head = ""]) => head);
  const chosen = heads.find((head) => /\sselected\b/.test(head)) ?? heads[0] ?? "";
  return attribute(chosen, "value") ?? "";
}

/** The addresses on this site to which a page links. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\b([^>]*)>/g)]
    .map(([, attributes = ""]) => attribute(attributes, "href") ?? "")
    .filter((link) => /^\/(?!\/)/.test(link))
    .map((link) => link.replace(/#.*$/, ""));

/** The text in the title of a page. */
export const titleOf = (html: string): string => unescape(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "");

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : unescape(found);
}

const entities: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#x2F": "/" },
};
const unescape = (text: string): string => text.replace(/&([#\w]+);/g, (all, name) => entities[name] ?? all);
