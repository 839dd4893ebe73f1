import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delegate, DelegateValues } from "~/groups/delegate";
import { delegateTable } from "~/groups/delegate-table";
import { suggestMapping } from "~/groups/import/columns";
import { attributeField, plainFields, valuesOf, type Field } from "~/groups/import/fields";
import { planImport } from "~/groups/import/plan";
import { readBytes } from "~/groups/import/read-bytes.server";
import type { Language } from "~/platform/language";
import { tableFile, type TableFormat } from "~/platform/table-file.server";
import { createTranslator } from "~/wording";

const oddities = [
  ...[
    "=1+1",
    "+84",
    "-",
    "@x",
    "'=x",
    "''",
    '"',
    '""',
    ";",
    ",",
    "|",
    "\t",
    "_x0041_",
    "_x005F_",
    "STT",
    "Nam",
  ],
  ...[
    "a  b",
    "\u200b",
    "\u00a0",
    "\u3000",
    "\ufffe",
    "e\u0301",
    "ẩ",
    "Đ",
    "\u{1F468}\u200d\u{1F469}",
    "1.0",
    "007",
  ],
  ...[
    "Họ và tên",
    "Năm sinh",
    "TRUE",
    "1980-01-01",
    "<b>&amp;",
    "sep=;",
    "&#65;",
    "__proto__",
    "constructor",
  ],
];
const anyText = fc.oneof(
  fc.constantFrom(...oddities),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.oneof(fc.constantFrom(...oddities), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join("")),
);
/** Whatever the form of one delegate takes. */
const anyValues = fc
  .record({
    plain: fc.tuple(anyText, anyText, anyText, anyText, anyText),
    attributes: fc.array(fc.tuple(anyText, anyText), { maxLength: 3 }),
    sex: fc.constantFrom("", "female", "male"),
    status: fc.constantFrom("elected", "ex-officio", "appointed", "alternate", "excused"),
    year: fc.constantFrom("", "1900", "1980", "2100"),
  })
  .map(
    ({
      plain: [code, name, unit, ethnicity, sector],
      attributes,
      sex,
      status,
      year,
    }): DelegateValues | null => {
      const texts = { code, name, unit, ethnicity, sector, sex, status, birthYear: year };
      const fields: [Field, string][] = [
        ...plainFields.map((field): [Field, string] => [field, texts[field]]),
        ...attributes
          .filter(([key]) => key.trim() !== "")
          .map(([key, value]): [Field, string] => [attributeField(key), value]),
      ];
      const judged = valuesOf(new Map(fields.filter(([, text]) => text !== "")));
      return judged.ok ? judged.values : null;
    },
  )
  .filter((values) => values !== null);
const anyList = fc
  .uniqueArray(anyValues, { maxLength: 6, selector: ({ code, name }) => code || name })
  .map((list) => list.map((values, index): Delegate => ({ ...values, id: `d${index}`, version: 1 })));

async function outcomesOf(delegates: Delegate[], format: TableFormat, language: Language) {
  const table = delegateTable(delegates, createTranslator(language).t);
  const file = await tableFile(format, "x", table);
  const read = await readBytes(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return read;
  const known = [...new Set(delegates.flatMap(({ attributes }) => Object.keys(attributes)))];
  const { rows } = read.sheet;
  return planImport({ rows, mapping: suggestMapping(rows, known), delegates }).rows.map(
    ({ outcome, changes, remarks }) => ({ outcome, changes, remarks }),
  );
}

describe("an export that is imported again changes nothing", () => {
  it.each([
    ["csv", "vi", 300],
    ["csv", "en", 200],
    ["xlsx", "vi", 60],
  ] as const)("as %s in %s, whatever the texts are", async (format, language, numRuns) => {
    await fc.assert(
      fc.asyncProperty(anyList, async (delegates) => {
        expect(await outcomesOf(delegates, format, language)).toEqual(
          delegates.map(() => ({ outcome: "unchanged", changes: [], remarks: [] })),
        );
      }),
      { numRuns },
    );
  });
});
