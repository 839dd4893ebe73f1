import fc from "fast-check";
import type { FoundForm } from "../harness/html";
import { bodyOf } from "../harness/walk";

const attacks = fc.constantFrom(
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `javascript:alert(1)`,
  `'; DROP TABLE users; --`,
  `' UNION SELECT password_hash FROM users --`,
  `$1 ? ?? :name`,
  `a\r\nBEGIN:VEVENT\r\nSUMMARY:INJECTED\r\nEND:VEVENT`,
  `a\\nX-INJECTED:1`,
  `=cmd|' /C calc'!A0`,
  `+HYPERLINK("http://evil.example")`,
  `@SUM(1)`,
  `../../../../etc/passwd`,
  `..\\..\\windows\\win.ini`,
  `file:///etc/passwd`,
  `\u0000`,
  `\uD800`,
  `\uDFFF\uD800`,
  `\u202E\u2066`,
  `__proto__`,
  `{{7*7}}\${7*7}$t(common:save)`,
  `]]><x>&entity;`,
  `%00%ff%`,
  `NaN`,
  `-0`,
  `1e400`,
  `9007199254740993`,
  `2020-02-30`,
  `25:61`,
  `null`,
  `[object Object]`,
);

/** What somebody may type, paste or send in the place of what is asked for. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: attacks },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.integer().map(String) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(attacks, fc.integer({ min: 1, max: 3000 }))
      .map(([text, times]) => text.repeat(times).slice(0, 20_000)),
  },
);

const names = fc.constantFrom(
  "__proto__",
  "constructor[prototype][x]",
  "a[0][b]",
  "rows[99999]",
  "intent",
  "version",
  "x".repeat(300),
  "",
);

/** How a form is bent before it is sent. */
export const formChange = fc.record({
  /** Which fields are filled, by position; choices and hidden ones only where `bends`. */
  values: fc.array(hostileText, { minLength: 1, maxLength: 6 }),
  bends: fc.boolean(),
  repeats: fc.boolean(),
  drops: fc.boolean(),
  added: fc.option(fc.tuple(names, hostileText), { nil: null }),
});
export type FormChange = typeof formChange extends fc.Arbitrary<infer T> ? T : never;

/** The fields of a form, bent. */
export function bent(
  { controls }: FoundForm,
  { values, bends, repeats, drops, added }: FormChange,
): Record<string, string[]> {
  let at = 0;
  const next = () => values[at++ % values.length] ?? "";
  const kept = controls.filter((_control, index) => !(drops && index % 3 === 1));
  const body = bodyOf(kept, (control) =>
    control.kind === "text" || (bends && at % 2 === 0) ? next() : control.value,
  );
  if (repeats) for (const name of Object.keys(body)) body[name]?.push(next());
  if (added) body[added[0]] = [added[1]];
  return body;
}

/** Something else in one place of a JSON value: a hostile text, any JSON, nothing at all, or a key of its own. */
export const jsonChange = fc.record({
  place: fc.nat(1000),
  value: fc.oneof(hostileText, fc.jsonValue(), fc.constant(undefined)),
  addsKey: fc.boolean(),
});

/** Answers the value, changed in that place. */
export function bentJson<T>(original: T, { place, value, addsKey }: JsonChange): T {
  const copy = structuredClone(original);
  const places: [Record<string, unknown>, string][] = [];
  const collect = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      collect((node as Record<string, unknown>)[key]);
    }
  };
  collect(copy);
  const found = places[place % places.length];
  if (!found) return copy;
  const [node, key] = found;
  if (addsKey) Object.defineProperty(node, "__proto__", { value: { polluted: value }, enumerable: true });
  else node[key] = value;
  return copy;
}
export type JsonChange = typeof jsonChange extends fc.Arbitrary<infer T> ? T : never;

/** Bytes that were spoilt on the way: some are others, some at the end are missing. */
export const byteChange = fc.record({
  flips: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
  cut: fc.option(fc.nat(), { nil: null }),
});

export function spoilt(bytes: Buffer, { flips, cut }: ByteChange): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, value] of flips) copy[at % copy.length] = value;
  return cut === null ? copy : copy.subarray(0, cut % copy.length);
}
export type ByteChange = typeof byteChange extends fc.Arbitrary<infer T> ? T : never;
