import { z } from "zod";
import { daysBetween, type Day } from "~/platform/days";
import { optionalDay } from "~/platform/fields";

/** The states to choose from: "held, day unknown" is `held` with only a day by which it had been held. */
export const stateChoices = ["preparing", "held", "held-day-unknown", "cancelled"] as const;
export type StateChoice = (typeof stateChoices)[number];

/** A congress lasts some days; more is a slip in month or year. */
const longest = 31;

/**
 * The state of a congress and its days, judged together.
 * @param latest no congress has been held after this day
 * @param latestInWords the same day, for the message
 */
export const congressDays = (latest: Day, latestInWords: string) =>
  z
    .object({
      state: z.enum(stateChoices),
      firstDay: optionalDay(),
      lastDay: optionalDay(),
      heldBy: optionalDay(),
    })
    .superRefine((days, context) => {
      for (const { field, code } of faultsOf(days, latest)) {
        context.addIssue({
          code: "custom",
          path: [field],
          params: { key: `congress:fault.${code}`, today: latestInWords },
        });
      }
    });

interface Days {
  state: StateChoice;
  firstDay: Day | null;
  lastDay: Day | null;
  heldBy: Day | null;
}

type DayFault =
  | "first-missing"
  | "last-before-first"
  | "too-long"
  | "held-needs-day"
  | "held-in-future"
  | "days-not-wanted"
  | "held-by-missing"
  | "held-by-not-wanted";

interface Fault {
  field: keyof Days;
  code: DayFault;
}

function faultsOf(days: Days, latest: Day): Fault[] {
  const { state, firstDay, lastDay, heldBy } = days;
  if (state === "held-day-unknown") return faultsOfUnknown(days, latest);
  const faults: Fault[] = [];
  if (heldBy !== null) faults.push({ field: "heldBy", code: "held-by-not-wanted" });
  if (firstDay === null) {
    if (state === "held") faults.push({ field: "firstDay", code: "held-needs-day" });
    else if (lastDay !== null) faults.push({ field: "firstDay", code: "first-missing" });
    return faults;
  }
  const last = lastDay ?? firstDay;
  if (last < firstDay) faults.push({ field: "lastDay", code: "last-before-first" });
  else if (daysBetween(firstDay, last) >= longest) faults.push({ field: "lastDay", code: "too-long" });
  else if (state === "held" && last > latest) {
    faults.push({ field: lastDay === null ? "firstDay" : "lastDay", code: "held-in-future" });
  }
  return faults;
}

function faultsOfUnknown({ firstDay, lastDay, heldBy }: Days, latest: Day): Fault[] {
  const faults: Fault[] = [];
  if (firstDay !== null) faults.push({ field: "firstDay", code: "days-not-wanted" });
  if (lastDay !== null) faults.push({ field: "lastDay", code: "days-not-wanted" });
  if (heldBy === null) faults.push({ field: "heldBy", code: "held-by-missing" });
  else if (heldBy > latest) faults.push({ field: "heldBy", code: "held-in-future" });
  return faults;
}
