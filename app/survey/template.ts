import type { StepRules } from "./ballot";
import type { Step, StepOrigin, StepSchedule, StepTerms, Track } from "./plan";

export const defaultRules: StepRules = {
  quorum: { numerator: 2, denominator: 3 },
  ballot: { kind: "each" },
  pass: { numerator: 1, denominator: 2, comparison: "more-than", basis: "present" },
  carries: "passed",
  places: null,
};

export interface TemplateStep {
  track: Track;
  origin: StepOrigin;
  name: string;
  body: string;
  purpose: string;
  rules: StepRules;
}

const tracksOfTemplate = [
  { track: "standing-again", who: "nhân sự tái cử" },
  { track: "first-time", who: "nhân sự tham gia lần đầu" },
] as const;

/**
 * The five steps of each track. The first two and the share of more than one half are from a press report on the
 * appendix of Directive 35-CT/TW (Báo Nghệ An, 2020); the other three are general knowledge that nobody has verified.
 * The text of Plan 178-KH/TU is not among the sources, so all of them are a default to be edited.
 */
export const templateSteps: readonly TemplateStep[] = tracksOfTemplate.flatMap(({ track, who }) => [
  {
    track,
    origin: "reported" as const,
    name: `Hội nghị Ban Thường vụ lần thứ nhất (${who})`,
    body: "Ban Thường vụ Tỉnh ủy",
    purpose: "Rà soát từng trường hợp và thống nhất danh sách lấy ý kiến.",
    rules: defaultRules,
  },
  {
    track,
    origin: "reported" as const,
    name: `Hội nghị cán bộ chủ chốt (${who})`,
    body: "Cán bộ chủ chốt của tỉnh",
    purpose: "Lấy phiếu giới thiệu bằng phiếu kín.",
    rules: defaultRules,
  },
  {
    track,
    origin: "unverified" as const,
    name: `Hội nghị Ban Chấp hành lần thứ nhất (${who})`,
    body: "Ban Chấp hành Đảng bộ tỉnh",
    purpose: "Thảo luận và lấy phiếu giới thiệu bằng phiếu kín.",
    rules: defaultRules,
  },
  {
    track,
    origin: "unverified" as const,
    name: `Hội nghị Ban Thường vụ lần thứ hai (${who})`,
    body: "Ban Thường vụ Tỉnh ủy",
    purpose: "Xem xét kết quả các bước trước và lựa chọn danh sách trình Ban Chấp hành.",
    rules: defaultRules,
  },
  {
    track,
    origin: "unverified" as const,
    name: `Hội nghị Ban Chấp hành lần thứ hai (${who})`,
    body: "Ban Chấp hành Đảng bộ tỉnh",
    purpose: "Biểu quyết giới thiệu nhân sự bằng phiếu kín.",
    rules: defaultRules,
  },
]);

/** What a step that is added starts from: the default rules, after the last step. */
export const emptyStep = (steps: readonly Pick<Step, "id" | "track">[]): StepTerms & StepSchedule => {
  const last = steps.at(-1);
  return {
    ...{ track: last?.track ?? "common", name: "", body: "", purpose: "", rules: defaultRules },
    predecessors: last ? [last.id] : [],
    ...{ day: null, startsAt: null, duration: null, place: "", convened: null, responsible: "" },
  };
};
