import { z } from "zod";
import { id, line, optionalLine } from "~/platform/fields";
import type { Language } from "~/platform/language";
import { nameIn, type Names } from "~/platform/vietnamese";
import type { Committee } from "../committee";
import { version } from "./version";

/** The fields of a committee. An empty `parentId` is the top of a tree. */
export const CommitteeForm = z.object({
  basedOn: version(),
  parentId: id().optional(),
  levelId: id(),
  nameVi: line(200),
  nameEn: optionalLine(200),
  organVi: optionalLine(200),
  organEn: optionalLine(200),
});
export type CommitteeFields = z.output<typeof CommitteeForm>;

/** The fields as the store takes them. */
export const committeeValues = ({
  parentId,
  levelId,
  nameVi,
  nameEn,
  organVi,
  organEn,
}: CommitteeFields) => ({
  parentId: parentId ?? null,
  levelId,
  names: { vi: nameVi, en: nameEn },
  organ: { vi: organVi, en: organEn },
});

/** A committee as the fields in which it is edited. */
export const committeeFields = ({
  parentId,
  level,
  names,
  organ,
  version: stored,
}: Committee): CommitteeFields => ({
  basedOn: stored,
  parentId: parentId ?? undefined,
  levelId: level.id,
  nameVi: names.vi,
  nameEn: names.en,
  organVi: organ.vi,
  organEn: organ.en,
});

/**
 * What is stored, in words, where it differs from what was typed.
 * @param parent the names of the stored parent; null for the top of a tree
 * @param topWords the words for "no parent"
 */
export function storedCommitteeWords(
  typed: CommitteeFields,
  stored: Committee,
  parent: Names | null,
  topWords: string,
  language: Language,
): Record<string, string> {
  const kept = committeeFields(stored);
  const words: Record<string, string> = {
    parentId: parent === null ? topWords : nameIn(parent, language),
    levelId: nameIn(stored.level.names, language),
    nameVi: kept.nameVi,
    nameEn: kept.nameEn,
    organVi: kept.organVi,
    organEn: kept.organEn,
  };
  const differing = Object.keys(words) as (keyof CommitteeFields)[];
  return Object.fromEntries(
    differing.filter((name) => kept[name] !== typed[name]).map((name) => [name, words[name] ?? ""]),
  );
}
