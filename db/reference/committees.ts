import type { FactSource } from "~/congress/facts";
import type { Names } from "~/platform/vietnamese";
import { conclusion1097 } from "./documents";

export interface ReferenceCommittee {
  slug: string;
  /** Null for the top of the tree. */
  parent: string | null;
  level: string;
  names: Names;
  organ: Names;
  source: FactSource;
}

const province: ReferenceCommittee = {
  slug: "dak-lak",
  parent: null,
  level: "province",
  names: { vi: "Đảng bộ tỉnh Đắk Lắk", en: "Đắk Lắk provincial Party organisation" },
  organ: { vi: "Tỉnh ủy Đắk Lắk", en: "Đắk Lắk provincial Party Committee" },
  // The letterhead, and the body that came to this conclusion.
  source: {
    kind: "stated",
    document: conclusion1097,
    clause: "",
    quote: "TỈNH ỦY ĐẮK LẮK",
  },
};

/** The three that held their congresses by 3 July 2020, in the words of the Conclusion. */
const threeCongresses: FactSource = {
  kind: "stated",
  document: conclusion1097,
  clause: "II",
  quote: "Tổ chức thành công 03 đại hội đảng bộ cấp huyện là Krông Pắc, Cư Kuin và Quân sự tỉnh.",
};

const publicKnowledge: FactSource = { kind: "public-knowledge" };

function districtCommittee(slug: string, name: string, source: FactSource): ReferenceCommittee {
  return {
    slug,
    parent: province.slug,
    level: "district",
    names: { vi: `Đảng bộ huyện ${name}`, en: `${name} district Party organisation` },
    organ: { vi: `Huyện ủy ${name}`, en: `${name} district Party Committee` },
    source,
  };
}

/** The provincial organisation and its district-level ones as they were in 2020. */
export const committees: readonly ReferenceCommittee[] = [
  province,
  districtCommittee("krong-pac", "Krông Pắc", threeCongresses),
  districtCommittee("cu-kuin", "Cư Kuin", threeCongresses),
  {
    slug: "quan-su-tinh",
    parent: province.slug,
    // The Conclusion counts it among the district level; it is not a district, but directly under the province.
    level: "affiliated",
    names: { vi: "Đảng bộ Quân sự tỉnh", en: "Provincial military Party organisation" },
    organ: { vi: "Đảng ủy Quân sự tỉnh", en: "Provincial military Party Committee" },
    source: threeCongresses,
  },
  {
    slug: "buon-ma-thuot",
    parent: province.slug,
    level: "district",
    names: { vi: "Đảng bộ thành phố Buôn Ma Thuột", en: "Buôn Ma Thuột city Party organisation" },
    organ: { vi: "Thành ủy Buôn Ma Thuột", en: "Buôn Ma Thuột city Party Committee" },
    source: publicKnowledge,
  },
  {
    slug: "buon-ho",
    parent: province.slug,
    level: "district",
    names: { vi: "Đảng bộ thị xã Buôn Hồ", en: "Buôn Hồ town Party organisation" },
    organ: { vi: "Thị ủy Buôn Hồ", en: "Buôn Hồ town Party Committee" },
    source: publicKnowledge,
  },
  districtCommittee("buon-don", "Buôn Đôn", publicKnowledge),
  districtCommittee("cu-m-gar", "Cư M'gar", publicKnowledge),
  districtCommittee("ea-h-leo", "Ea H'leo", publicKnowledge),
  districtCommittee("ea-kar", "Ea Kar", publicKnowledge),
  districtCommittee("ea-sup", "Ea Súp", publicKnowledge),
  districtCommittee("krong-ana", "Krông Ana", publicKnowledge),
  districtCommittee("krong-bong", "Krông Bông", publicKnowledge),
  districtCommittee("krong-buk", "Krông Búk", publicKnowledge),
  districtCommittee("krong-nang", "Krông Năng", publicKnowledge),
  districtCommittee("lak", "Lắk", publicKnowledge),
  districtCommittee("m-drak", "M'Drắk", publicKnowledge),
];
