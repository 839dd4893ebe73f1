import { z } from "zod";
import { id, line, tick } from "~/platform/fields";
import { languages } from "~/platform/language";
import { alarmChoices, entryKinds, type Alarm, type EntryKind } from "./entry";
import { scopeKinds, type FeedScope, type FeedWish } from "./secret-feed";

const nameLimit = 120;
const alarmValues = ["none", ...alarmChoices.map(String)] as [string, ...string[]];

const forEachKind = <Field>(field: () => Field) =>
  Object.fromEntries(entryKinds.map((kind) => [kind, field()])) as Record<EntryKind, Field>;

const scope = z.string().transform((text, context): FeedScope => {
  const wished = readScope(text);
  if (wished) return wished;
  context.addIssue({ code: "custom", params: { key: "calendar:secret.scope-gone" } });
  return z.NEVER;
});

/** The form by which somebody asks for a secret feed. */
export const NewFeed = z
  .object({
    name: line(nameLimit),
    scope,
    language: z.enum(languages),
    kinds: z.object(forEachKind(() => tick())).prefault({}),
    alarms: z.object(forEachKind(() => z.enum(alarmValues).default("none"))).prefault({}),
    tasks: tick(),
  })
  .refine(({ kinds }) => entryKinds.some((kind) => kinds[kind]), {
    path: ["kinds", "congress"],
    params: { key: "calendar:secret.no-kind" },
  });

export const FeedName = z.object({ id: id(), name: line(nameLimit) });
export const FeedId = z.object({ id: id() });

/** What the form asks for. */
export function wishOf({ name, scope, language, kinds, alarms, tasks }: z.output<typeof NewFeed>): FeedWish {
  const chosen = entryKinds.filter((kind) => kinds[kind]);
  const reminded = chosen.filter((kind) => alarms[kind] !== "none");
  return {
    ...{ name, scope, language, tasks },
    kinds: chosen,
    alarms: Object.fromEntries(reminded.map((kind): [EntryKind, Alarm] => [kind, Number(alarms[kind])])),
  };
}

/** A scope as the value of a choice: `workspace`, `committee:abc`. */
export const scopeValue = ({ kind, id }: FeedScope): string => (id === null ? kind : `${kind}:${id}`);

function readScope(text: string): FeedScope | null {
  const [kind = "", id = ""] = text.split(":");
  if (!scopeKinds.some((known) => known === kind)) return null;
  if (kind === "workspace" || kind === "person") return id === "" ? { kind, id: null } : null;
  return /^[a-z0-9]{1,16}$/.test(id) ? { kind: kind as "congress" | "committee", id } : null;
}
