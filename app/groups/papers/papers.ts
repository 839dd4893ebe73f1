/** The papers of a division, in the order in which they are listed and bound. */
export const paperKinds = [
  "door-lists",
  "door-signs",
  "finder",
  "delegations",
  "leader-sheets",
  "attendance",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** How the file of a paper is called, without ending: ASCII. `all` holds every paper. */
export const paperFileNames: Record<PaperKind | "all" | "seating", string> = {
  "door-lists": "danh-sach-to",
  "door-signs": "bien-cua",
  finder: "tra-cuu",
  delegations: "theo-don-vi",
  "leader-sheets": "phieu-to-truong",
  attendance: "diem-danh",
  all: "giay-to-chia-to",
  seating: "bang-chia-to",
};
