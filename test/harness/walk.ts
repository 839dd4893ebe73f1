import { formsOf, linksOf, type Control, type FoundForm } from "./html";

/** One page of each kind is enough. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*$/, "")
    .replace(
      /\/(slots|sessions|items|people|committees|delegates|documents|rounds|groups|runs)\/[^/]+/g,
      (match, room) => (/\/(new|levels|compare)$/.test(match) ? match : `/${room}/*`),
    )
    .replace(/\/reports\/\d+\/[^/]+/, "/reports/*")
    .replace(/^\/congresses\/(?!new)[^/]+/, "/congresses/*");
export const isFixed = ({ kind }: Control) => kind === "fixed";
/** Forms that would end the session or take away the data under test, and the same small form on every page. */
const isSpared = ({ action, controls }: FoundForm) =>
  /^\/(sign-out|sample|language)\b/.test(action) ||
  /\/delete$/.test(action) ||
  controls.some((control) => isFixed(control) && /^(delete|remove|disable|undo|redo)/.test(control.value));
/** Several values under one name are sent as a browser does. */
export function bodyOf(controls: Control[], value: (control: Control) => string): Record<string, string[]> {
  const body: Record<string, string[]> = {};
  for (const control of controls) (body[control.name] ??= []).push(value(control));
  return body;
}

/** The same for forms that differ only in what is in them. */
export function signatureOf({ action, controls }: FoundForm): string {
  const intents = controls.filter(({ name, kind }) => kind === "fixed" && name === "intent");
  const names = controls.map(({ name }) => name);
  return [kindOf(action), ...intents.map(({ value }) => value), ...names].join(" ");
}

/** Walks the site. Answers one form of each kind with the page on which it stands. */
export async function walkForms(
  open: (path: string) => Promise<{ text: string }>,
  mostPages: number,
): Promise<{ form: FoundForm; page: string }[]> {
  const seen = new Set<string>();
  const forms = new Map<string, { form: FoundForm; page: string }>();
  const waiting = ["/", "/congresses/mau", "/congresses/mau/agenda/edit", "/congresses/mau/readiness"];
  while (waiting.length > 0 && seen.size < mostPages) {
    const path = waiting.shift() as string;
    if (seen.has(kindOf(path))) continue;
    seen.add(kindOf(path));
    const { text } = await open(path);
    waiting.push(...linksOf(text).filter((link) => !/\.\w{2,4}(\?|$)/.test(link)));
    for (const form of formsOf(text, path)) {
      if (!isSpared(form)) forms.set(signatureOf(form), { form, page: path });
    }
  }
  return [...forms.values()];
}
