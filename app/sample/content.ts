import type { Agenda } from "~/agenda/agenda";
import { district } from "~/agenda/templates/district";
import { fromTemplate } from "~/agenda/templates/template";
import { chance, inventName, pick } from "./names";

/** Everything here is invented, and every screen says so. */
export const sampleSlug = "mau";

export const sampleCommittees = [
  {
    slug: "dang-bo-mau",
    parent: null,
    level: "district",
    names: { vi: "Đảng bộ Mẫu (dữ liệu minh họa)", en: "Sample Committee (invented data)" },
    organ: { vi: "Cấp ủy Mẫu", en: "Sample Executive Committee" },
  },
  ...["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"].map((name, index) => ({
    slug: `chi-bo-mau-${index + 1}`,
    parent: "dang-bo-mau",
    level: "base",
    names: { vi: `Đảng bộ cơ sở Mẫu ${name}`, en: `Sample base committee ${index + 1}` },
    organ: { vi: "", en: "" },
  })),
];

export const sampleCongress = {
  title: {
    vi: "Đại hội đại biểu Đảng bộ Mẫu lần thứ XV (dữ liệu minh họa)",
    en: "XV Congress of the Sample Committee (invented data)",
  },
  ordinal: "XV",
  term: "2020-2025",
  firstDay: "2020-08-12",
  lastDay: "2020-08-13",
  place: "Trung tâm hội nghị Mẫu",
  delegates: 286,
};

export const sampleHalls = [
  { name: "Hội trường lớn", capacity: 320 },
  { name: "Phòng họp A", capacity: 80 },
  { name: "Phòng họp B", capacity: 80 },
  { name: "Phòng họp C", capacity: 75 },
  { name: "Phòng họp D", capacity: 72 },
  { name: "Phòng họp E", capacity: 60 },
  { name: "Phòng họp G", capacity: 50 },
];

export const sampleDocuments = [
  { kind: "political-report", title: "Báo cáo chính trị (mẫu)", circulated: "2020-06-29" },
  { kind: "review-report", title: "Báo cáo kiểm điểm của Ban Chấp hành (mẫu)", circulated: "2020-06-29" },
  { kind: "action-programme", title: "Chương trình hành động (mẫu)", circulated: "2020-07-01" },
] as const;

export interface SampleDelegate {
  code: string;
  name: string;
  sex: "female" | "male";
  birthYear: number;
  ethnicity: string;
  /** The committee that sends them: a slug of `sampleCommittees`. */
  unit: string;
  unitName: string;
  sector: string;
}

/** 286 invented delegates, the same ones every time. */
export function sampleDelegates(): SampleDelegate[] {
  const random = chance(286);
  const units = sampleCommittees.filter(({ parent }) => parent !== null);
  return Array.from({ length: sampleCongress.delegates }, (_, index) => {
    const sex = random() < 0.34 ? "female" : "male";
    const ethnicity = random() < 0.76 ? "Kinh" : pick(["Ê Đê", "Ê Đê", "Nùng", "Tày", "M’Nông"], random);
    const unit = units[Math.floor(random() ** 1.4 * units.length)] ?? units[0];
    return {
      code: `M${String(index + 1).padStart(3, "0")}`,
      name: inventName(sex, ethnicity, random),
      sex,
      birthYear: 1961 + Math.floor(random() * 35),
      ethnicity,
      unit: unit?.slug ?? "",
      unitName: unit?.names.vi ?? "",
      sector: pick(
        ["Đảng", "Chính quyền", "Đoàn thể", "Lực lượng vũ trang", "Giáo dục", "Y tế", "Kinh tế"],
        random,
      ),
    };
  });
}

/** An agenda that lacks only the groups of delegates. */
export function sampleAgenda(newId: () => string): Agenda {
  const { title, firstDay, lastDay, delegates } = sampleCongress;
  return fromTemplate(
    district,
    {
      title: title.vi,
      level: "district",
      timezone: "Asia/Ho_Chi_Minh",
      firstDay,
      days: [firstDay, lastDay],
      delegates,
      halls: sampleHalls,
      documents: [...sampleDocuments],
    },
    newId,
  );
}
