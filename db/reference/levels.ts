import type { Level } from "~/congress/committee";

/**
 * The levels of the Party's tree in the province in 2020, each with the kind of agenda that its congresses have.
 * They are a beginning: since 1 July 2025 there are no districts, so levels can be edited.
 */
export const levels: readonly Omit<Level, "version">[] = [
  {
    id: "province",
    names: { vi: "Cấp tỉnh", en: "Province" },
    position: 10,
    agendaLevel: "province",
  },
  {
    id: "district",
    names: { vi: "Cấp huyện", en: "District" },
    position: 20,
    agendaLevel: "district",
  },
  {
    id: "affiliated",
    names: { vi: "Trực thuộc Tỉnh ủy", en: "Directly under the province" },
    position: 30,
    agendaLevel: "affiliated",
  },
  {
    id: "base",
    names: { vi: "Cấp cơ sở", en: "Base" },
    position: 40,
    agendaLevel: "base",
  },
];
