/** What a draft is: the three documents of Conclusion 1097-KL/TU, II.1, the resolution, or another one. */
export const draftKinds = [
  "political-report",
  "review-report",
  "action-programme",
  "resolution",
  "other",
] as const;
export type DraftKind = (typeof draftKinds)[number];
