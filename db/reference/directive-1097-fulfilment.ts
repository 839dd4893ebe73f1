/** Where the product fulfils what a clause asks for, by clause and demand. Codes of rules and of checklist items. */
export const fulfilment: Record<string, { kind: "rule" | "item" | "round" | "survey"; code: string }[]> = {
  "I comments": [{ kind: "round", code: "KL1097-I" }],
  "I consolidation": [{ kind: "round", code: "KL1097-I" }],
  "II.1 preparation": [
    { kind: "item", code: "propaganda-plan" },
    { kind: "item", code: "congress-plan" },
  ],
  "II.1 group-discussion": [
    { kind: "rule", code: "discussion-missing" },
    { kind: "item", code: "agenda-published" },
    { kind: "item", code: "groups-divided" },
  ],
  "II.1 personnel": [{ kind: "item", code: "personnel-list" }],
  "II.1 documents": [
    { kind: "item", code: "political-report-draft" },
    { kind: "item", code: "review-report-draft" },
    { kind: "item", code: "action-programme-draft" },
  ],
  "II.1 survey": [
    { kind: "survey", code: "178-KH/TU" },
    { kind: "item", code: "personnel-survey" },
  ],
  "II.2 task": [{ kind: "item", code: "covid" }],
  "II.5 situation": [{ kind: "item", code: "situation" }],
  "II.5 petitions": [{ kind: "item", code: "petitions-forwarded" }],
  "II.6 training": [{ kind: "item", code: "post-training" }],
};
