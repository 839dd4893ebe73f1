/** A public holiday: a day on which nothing falls due. */
export interface Holiday {
  day: string;
  names: { vi: string; en: string };
}

/** By which law a day is free; the days of Tết and of the Hùng Kings follow the lunar calendar. */
export const holidaySource = (day: string): string =>
  day < "2021" ? "Bộ luật Lao động 2012, Điều 115" : "Bộ luật Lao động 2019, Điều 112";

const tet = { vi: "Tết Nguyên đán", en: "Lunar New Year" };
const newYear = { vi: "Tết Dương lịch", en: "New Year's Day" };
const kings = { vi: "Giỗ Tổ Hùng Vương", en: "Hùng Kings' Commemoration" };
const victory = { vi: "Ngày Chiến thắng", en: "Reunification Day" };
const labour = { vi: "Ngày Quốc tế lao động", en: "International Labour Day" };
const national = { vi: "Quốc khánh", en: "National Day" };

/** The public holidays around the congresses of 2020; further years are entered in the application. */
export const holidays: readonly Holiday[] = [
  { day: "2020-01-01", names: newYear },
  ...["23", "24", "27", "28", "29"].map((date) => ({ day: `2020-01-${date}`, names: tet })),
  { day: "2020-04-02", names: kings },
  { day: "2020-04-30", names: victory },
  { day: "2020-05-01", names: labour },
  { day: "2020-09-02", names: national },
  { day: "2021-01-01", names: newYear },
  ...["10", "11", "12", "15", "16"].map((date) => ({ day: `2021-02-${date}`, names: tet })),
  { day: "2021-04-21", names: kings },
  { day: "2021-04-30", names: victory },
  { day: "2021-05-03", names: labour },
  { day: "2021-09-02", names: national },
  { day: "2021-09-03", names: national },
];
