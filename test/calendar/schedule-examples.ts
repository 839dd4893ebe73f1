import type { ScheduleReading } from "~/calendar/conference-schedule";

/** What an agenda of the examples is read with as a schedule for conference apps. */
export const reading: ScheduleReading = {
  ...{ slug: "mau", version: 3, baseUrl: "https://planner.example.vn", place: "Hội trường" },
  nameOfSession: ({ title, kind }) => title ?? kind,
  nameOfType: (type) => type,
  guidOf: (text) => {
    const hex = Buffer.from(text).toString("hex").padStart(32, "0").slice(-32);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
  instantOf: (date) => `${date}T00:00:00+07:00`,
};

/** What makes a valid schedule.xml one that the published schema refuses: what is replaced, and by what. */
export const refused: readonly (readonly [RegExp, string])[] = [
  [/<version>.*<\/version>\n/, ""],
  [/<acronym>.*<\/acronym>\n/, ""],
  [/<abstract>[^]*?<\/abstract>\n/, ""],
  [/(<slug>.*<\/slug>\n)/, "$1$1"],
  [/<event id="\d+"/, '<event id="0"'],
  [/(<event id="(\d+)"[^]*?<event id=")\d+"/, '$1$2"'],
  [/ guid="[^"]*"/, ""],
  [/<date>.*<\/date>/, "<date>2020-10-13T08:00:00</date>"],
  [/<duration>.*<\/duration>/, "<duration>45</duration>"],
  [/<url>.*<\/url>/, "<url>ftp://planner.example.vn/</url>"],
  [/<\/event>/, ""],
  [/(<version>.*<\/version>\n)([^]*?<\/conference>\n)/, "$2$1"],
  [/<links\/>/, "<links><a/></links>"],
  [/<room name="([^"]*)">/, '<room name="$1" capacity="300">'],
];
