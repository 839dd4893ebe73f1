import type { CongressKind, CongressState } from "~/congress/congress";
import type { FactSource, FactSources } from "~/congress/facts";
import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import { conclusion1097 } from "./documents";

export interface ReferenceCongress {
  slug: string;
  committee: string;
  title: Names;
  kind: CongressKind;
  ordinal: string;
  term: string;
  state: CongressState;
  heldBy: Day | null;
  sources: FactSources;
}

const stated = (clause: string, quote: string): FactSource => ({
  kind: "stated",
  document: conclusion1097,
  clause,
  quote,
});

const threeHeld = stated(
  "II",
  "Tổ chức thành công 03 đại hội đảng bộ cấp huyện là Krông Pắc, Cư Kuin và Quân sự tỉnh.",
);

/** Held by the day of the Conclusion, on days that it does not state; nor does it state ordinal, term or kind. */
const held = (slug: string, committee: string, title: Names): ReferenceCongress => ({
  slug,
  committee,
  title,
  kind: "unstated",
  ordinal: "",
  term: "",
  state: "held",
  heldBy: "2020-07-03",
  sources: { state: threeHeld, days: threeHeld },
});

const seventeenth = stated("II.1", "chuẩn bị thật tốt Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII");

/** The four congresses that the Conclusion names, as things stood on 3 July 2020. */
export const congresses: readonly ReferenceCongress[] = [
  {
    slug: "dak-lak-xvii",
    committee: "dak-lak",
    title: {
      vi: "Đại hội đại biểu Đảng bộ tỉnh Đắk Lắk lần thứ XVII",
      en: "17th congress of delegates of the Đắk Lắk provincial Party organisation",
    },
    kind: "delegates",
    ordinal: "XVII",
    term: "2020-2025",
    state: "preparing",
    heldBy: null,
    sources: {
      kind: seventeenth,
      ordinal: seventeenth,
      state: seventeenth,
      term: stated("II.1", "Ban Chấp hành Đảng bộ tỉnh khóa XVII, nhiệm kỳ 2020-2025"),
    },
  },
  held("krong-pac-2020", "krong-pac", {
    vi: "Đại hội Đảng bộ huyện Krông Pắc",
    en: "Congress of the Krông Pắc district Party organisation",
  }),
  held("cu-kuin-2020", "cu-kuin", {
    vi: "Đại hội Đảng bộ huyện Cư Kuin",
    en: "Congress of the Cư Kuin district Party organisation",
  }),
  held("quan-su-tinh-2020", "quan-su-tinh", {
    vi: "Đại hội Đảng bộ Quân sự tỉnh",
    en: "Congress of the provincial military Party organisation",
  }),
];
