// Put together by chance from common syllables: whoever bears such a name is not meant.
const families = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Huỳnh",
  "Phan",
  "Vũ",
  "Võ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
];
const ethnicFamilies = ["Y", "H’"];
const ethnicNames = [
  "Bhiêm Niê",
  "Djung Mlô",
  "Kim Êban",
  "Lan Byă",
  "Nuê Kbuôr",
  "Rin Ayŭn",
  "Sơm Kđoh",
  "Thanh Hwing",
];
const middleOfMen = ["Văn", "Đức", "Minh", "Quang", "Hữu", "Công", "Xuân", "Thanh"];
const middleOfWomen = ["Thị", "Ngọc", "Thu", "Kim", "Thanh", "Bích", "Hồng", "Mỹ"];
const givenOfMen = [
  "An",
  "Bình",
  "Cường",
  "Dũng",
  "Đạt",
  "Hải",
  "Hiếu",
  "Hùng",
  "Khánh",
  "Lâm",
  "Long",
  "Nam",
  "Phúc",
  "Quân",
  "Sơn",
  "Tâm",
  "Thắng",
  "Tuấn",
  "Việt",
];
const givenOfWomen = [
  "Anh",
  "Chi",
  "Diệp",
  "Dung",
  "Hà",
  "Hạnh",
  "Hiền",
  "Hoa",
  "Hương",
  "Lan",
  "Linh",
  "Mai",
  "Nga",
  "Nhung",
  "Oanh",
  "Phương",
  "Thảo",
  "Trang",
  "Yến",
];

/** A small generator of chance numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list, by chance. */
export const pick = <One>(all: readonly One[], random: () => number): One =>
  all[Math.floor(random() * all.length)] as One;

/** An invented name. */
export function inventName(sex: "female" | "male", ethnicity: string, random: () => number): string {
  if (ethnicity === "Ê Đê") {
    return sex === "male"
      ? `${ethnicFamilies[0]} ${pick(ethnicNames, random)}`
      : `${ethnicFamilies[1]}${pick(ethnicNames, random)}`;
  }
  const middle = pick(sex === "female" ? middleOfWomen : middleOfMen, random);
  const given = pick(sex === "female" ? givenOfWomen : givenOfMen, random);
  return `${pick(families, random)} ${middle} ${given}`;
}
