import { opinionKinds } from "./report";
import type { OpinionFields } from "./report-view";

/** An opinion as a form brought it, whatever it holds, to be shown again as it was typed. Null: the form was another. */
export function sentFields(form: FormData): { id: string; basedOn: number; fields: OpinionFields } | null {
  const text = (name: string, most: number) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, most) : "";
  };
  const id = text("id", 16);
  const basedOn = Number(text("basedOn", 12));
  if (text("intent", 20) !== "opinion" || id === "") return null;
  return {
    id,
    basedOn: Number.isSafeInteger(basedOn) && basedOn >= 0 ? basedOn : 0,
    fields: {
      ...{ documentId: text("documentId", 64), section: text("section", 1000) },
      ...{ text: text("text", 100_000), speakers: text("speakers", 40) },
      kind: opinionKinds.find((kind) => kind === text("kind", 20)) ?? "change",
    },
  };
}
