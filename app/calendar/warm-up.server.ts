import { fromTemplate } from "~/agenda/templates/template";
import { province } from "~/agenda/templates/province";
import { newCourse } from "~/congress/course";
import type { Services } from "~/platform/services";
import { workspaceZone } from "~/platform/settings.server";
import { slotEntries } from "./agenda-entries";
import { writeCalendar } from "./icalendar.server";
import { followSlots, slotsInTime } from "./slot-history";

const [title, place, firstDay] = ["Đại hội đại biểu Đảng bộ tỉnh", "Trung tâm hội nghị", "2020-10-13"];

/**
 * Writes a calendar that nobody gets: what a process does for the first time takes it ten times as long, and the first
 * subscriber after a start is not to wait for that.
 */
export function writeOnce({ translators, config }: Pick<Services, "translators" | "config">): void {
  let ids = 0;
  const content = fromTemplate(
    province,
    {
      ...{ title, level: "province", timezone: workspaceZone, firstDay, delegates: 300, documents: [] },
      days: [firstDay, "2020-10-14", "2020-10-15"],
      halls: [{ name: "Hội trường lớn", capacity: 500 }],
    },
    () => `none-${++ids}`,
  );
  const publishedAt = `${firstDay}T00:00:00.000Z`;
  const congress = {
    ...{ slug: "none", title: { vi: title, en: "" }, place, coordinates: null, isPublic: true },
    ...{ state: "preparing" as const, course: newCourse },
  };
  for (const language of ["vi", "en"] as const) {
    const { t } = translators[language];
    const histories = slotsInTime(followSlots(new Map(), { version: 1, content, publishedAt }));
    const entries = slotEntries(congress, histories, (id) => id, {
      ...{ t, language, domain: "none.invalid", baseUrl: config.baseUrl, now: new Date(publishedAt) },
      ...{ alarms: [], asTasks: false },
    });
    const { baseUrl } = config;
    writeCalendar({ name: title, description: place, language, url: baseUrl, changesAt: null, entries });
  }
}
