import { z } from "zod";
import { line, whole } from "~/platform/fields";
import { agendaLevels, type Level } from "../committee";
import { version } from "./version";

/** The fields of a level of the tree. */
export const LevelForm = z.object({
  basedOn: version(),
  nameVi: line(120),
  nameEn: line(120),
  position: whole(0, 9999),
  agendaLevel: z.enum(agendaLevels),
});
export type LevelFields = z.output<typeof LevelForm>;

/** The fields as the store takes them. */
export const levelValues = ({ nameVi, nameEn, position, agendaLevel }: LevelFields) => ({
  names: { vi: nameVi, en: nameEn },
  position,
  agendaLevel,
});

/** A level as the fields in which it is edited. */
export const levelFields = ({ names, position, agendaLevel, version: stored }: Level): LevelFields => ({
  basedOn: stored,
  nameVi: names.vi,
  nameEn: names.en,
  position,
  agendaLevel,
});
