import { z } from "zod";
import { day, line, optionalLine, whole } from "~/platform/fields";

const mostChanges = 1_000_000;

export const HolidayForm = z.object({
  day: day(),
  nameVi: line(200),
  nameEn: optionalLine(200),
  source: line(500),
});

export const ChangeHolidayForm = HolidayForm.extend({ basedOn: whole(1, mostChanges) });
export const RemoveHolidayForm = z.object({ basedOn: whole(1, mostChanges) });

export const holidayOfForm = ({ day: free, nameVi, nameEn, source }: z.infer<typeof HolidayForm>) => ({
  ...{ day: free, names: { vi: nameVi, en: nameEn }, source },
});

/** The year of an address, or of the reference day where it says none. */
export const yearOf = (asked: string | null, today: string): string =>
  asked !== null && /^(19|2\d)\d{2}$/.test(asked) ? asked : today.slice(0, 4);
