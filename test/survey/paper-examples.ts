import type { PaperFacts, PrintedView } from "~/survey/print/edition";
import type { Listed } from "~/survey/print/papers";

/** Names as they come, and as long as they can come. */
export const hardNames = [
  "Y Bliă Niê Kđăm",
  "H’Nguôm Êban ƀuôn Ƀuôr Čư̆ Ñă",
  "Công Tằng Tôn Nữ Thị Hương Giang Phương Thảo Nguyễn Phúc Bửu Khánh Quỳnh Như",
  "NGUYỄN THỊ NGHIÊNG NGHIÊNG KHUỲNH KHUỲNH HOÀNG PHƯỢNG TRƯỜNG",
  "Rmah H’Wưm-Ksor\u200bAđrơng & <b>“Đ”</b>",
  "Đ".repeat(200),
];

export const listOf = (count: number, nameOf: (index: number) => string): Listed[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ code: `A${String(index + 1).padStart(2, "0")}`, name: nameOf(index) },
  }));

export const facts: PaperFacts = {
  ballot: { kind: "each" },
  plan: "Kế hoạch 178-KH/TU, Ban Thường vụ Tỉnh ủy ban hành ngày 30/6/2020",
  issuer: "Tỉnh ủy Đắk Lắk",
  ...{ day: "Thứ Tư, 12/8/2020 08:00", placeAndDay: "Đắk Lắk, ngày 03 tháng 7 năm 2020" },
  ...{ minutesNumber: "", ballots: 40, approved: [], label: "Số liệu ghi đến 03/7/2020 09:00" },
};

/** A planned step of the template with these people on its list. */
export const printedView = (list: readonly Listed[]): PrintedView => ({
  ...{ name: "Hội nghị cán bộ chủ chốt (nhân sự tái cử)", body: "Cán bộ chủ chốt của tỉnh" },
  ...{ purpose: "Lấy phiếu giới thiệu bằng phiếu kín.", place: "Hội trường", responsible: "" },
  ...{ state: "planned", rules: [], attendance: null, result: null, corrections: [] },
  list: list.map((person) => ({ id: person.code, ...person })),
});
