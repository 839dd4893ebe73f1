import { take, type ItemState, type Step } from "~/readiness/item-state";
import type { TemplateItem } from "~/readiness/template";
import type { Day } from "~/platform/days";

/** Who did what in the sample: nobody who exists. */
export const sampleWorker = "Cán bộ đơn vị (mẫu)";
const sampleConfirmer = "Cán bộ cấp trên (mẫu)";

/** The day on which the checklist of the sample was begun. */
export const sampleBegun: Day = "2020-05-04";

type Told = readonly [Day, Step];

const start = { kind: "start" } as const;
const done = { kind: "done" } as const;
const confirm = { kind: "confirm" } as const;
const returned = (reason: string): Step => ({ kind: "return", reason });

/** What was done with items of the default checklist until 3 July 2020: some ahead, some late, some sent back. */
const told: Record<string, readonly Told[]> = {
  steering: [
    ["2020-05-11", done],
    ["2020-05-14", confirm],
  ],
  "political-report-draft": [
    ["2020-05-13", done],
    ["2020-05-18", returned("Cần nêu cụ thể hơn kết quả từng năm (mẫu).")],
    ["2020-05-27", done],
    ["2020-06-01", confirm],
  ],
  "review-report-draft": [
    ["2020-05-20", done],
    ["2020-06-01", confirm],
  ],
  "congress-plan": [
    ["2020-05-21", done],
    ["2020-05-25", confirm],
  ],
  "delegate-allocation": [
    ["2020-05-28", done],
    ["2020-06-02", confirm],
  ],
  "personnel-plan": [
    ["2020-05-29", done],
    ["2020-06-04", confirm],
  ],
  "propaganda-plan": [
    ["2020-05-25", start],
    ["2020-06-08", done],
    ["2020-06-12", confirm],
  ],
  budget: [
    ["2020-06-10", done],
    ["2020-06-22", returned("Dự toán chưa có phần phòng, chống dịch (mẫu).")],
  ],
  "action-programme-draft": [
    ["2020-06-10", start],
    ["2020-06-29", done],
  ],
  halls: [
    ["2020-06-24", done],
    ["2020-06-30", confirm],
  ],
  medical: [
    ["2020-06-26", done],
    ["2020-07-01", confirm],
  ],
  lodging: [
    ["2020-06-30", done],
    ["2020-07-02", confirm],
  ],
  "upper-delegates": [["2020-07-01", done]],
  press: [
    ["2020-06-29", { kind: "propose-not-applicable", reason: "Dùng chung kế hoạch của cấp trên (mẫu)." }],
  ],
  "delegates-elected": [["2020-06-20", start]],
  covid: [["2020-06-25", start]],
  invitations: [["2020-07-02", start]],
};

export interface SampleStep {
  /** ISO text in UTC. */
  at: string;
  step: Step;
  state: ItemState;
  by: string;
}

/** What was done with an item, by the rules of steps; nothing for items of which nothing is told. */
export function sampleSteps({ code }: Pick<TemplateItem, "code">): SampleStep[] {
  let [state, doneBy]: [ItemState, string | null] = ["open", null];
  return (told[code] ?? []).flatMap(([day, step]) => {
    const by = step.kind === "confirm" || step.kind === "return" ? sampleConfirmer : sampleWorker;
    const item = { state, doneBy, isTied: false, needsEvidence: false, evidenceCount: 0 };
    const taken = take(item, step, { id: by, mayWork: true, mayConfirm: true });
    if (!taken.ok) return [];
    ({ state, doneBy } = taken);
    return [{ at: `${day}T02:30:00.000Z`, step, state, by }];
  });
}
