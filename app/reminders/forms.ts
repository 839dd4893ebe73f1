import { z } from "zod";
import { tick, time, whole } from "~/platform/fields";
import { languages } from "~/platform/language";
import { reminderKinds } from "./reminder";

/** `07:30` as minutes after midnight. */
const minutes = () => time().transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

export const ChoicesForm = z.object({
  basedOn: whole(0, 2 ** 31 - 2),
  wanted: z.array(z.enum(reminderKinds)).max(reminderKinds.length * 2),
  byMail: tick(),
  digest: minutes(),
  quietFrom: minutes(),
  quietUntil: minutes(),
  language: z.enum(languages),
});

export const RulesForm = z.object({ soonDays: whole(1, 60), escalateDays: whole(1, 90) });

/** Minutes after midnight as a time field wants them. */
export const asTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
