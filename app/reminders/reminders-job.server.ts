import { activeViewers } from "~/accounts/sessions.server";
import type { Job } from "~/platform/jobs.server";
import { deliverMail } from "~/platform/mail.server";
import { referenceDay } from "~/platform/settings.server";
import type { Services } from "~/platform/services";
import { catchUp } from "~/readiness/standings.server";
import { readAllChoices, readRules } from "./choices.server";
import { directoryOf } from "./concerned";
import { writeDigests } from "./digests.server";
import { dutyOccasions } from "./duty-occasions.server";
import { itemOccasions } from "./item-occasions.server";
import type { ReminderKind } from "./reminder";
import { tell } from "./tell.server";
import { sendWaiting, type Deliver } from "./outbox.server";
import { openRoundOccasions, roundOccasions } from "./round-occasions.server";

export const remindersJobName = "reminders";

/** Looks for what people must be reminded of, fills inboxes, writes and sends the mails of the day. */
export const remindersJob: Job = {
  name: remindersJobName,
  everySeconds: 60,
  run: (services, beat) => remind(services, beat, deliverWith(services)),
};

/** As the job does it; `deliver` hands a mail over. */
export async function remind(
  services: Services,
  beat: () => Promise<boolean>,
  deliver: Deliver,
): Promise<void> {
  const { db, clock } = services;
  const now = clock.now();
  const today = await referenceDay(db, now);
  const rules = await readRules(db);
  const choices = await readAllChoices(db);
  const directory = directoryOf(await activeViewers(db));
  const isMuted = (userId: string, kind: ReminderKind) => choices.get(userId)?.muted.includes(kind) === true;
  const audience = { directory, isMuted, told: new Map<string, number>() };
  // Days that are being counted anew are told of when they are right.
  if ((await catchUp(db, { today, now })) > 0) return;
  for await (const occasions of itemOccasions(db, today, rules)) {
    await tell(db, now, occasions, audience);
    if (!(await beat())) return;
  }
  await tell(db, now, await roundOccasions(db, today, rules), audience);
  await tell(db, now, await openRoundOccasions(db, today, rules), audience);
  await tell(db, now, await dutyOccasions(db, today, rules), audience);
  await writeDigests(services, now, directory, choices);
  if (services.config.smtpUrl !== null) await sendWaiting(db, now, choices, deliver, beat);
}

const deliverWith =
  (services: Services): Deliver =>
  ({ id, ...mail }) =>
    deliverMail(services, { ...mail, messageId: `<${id}@${new URL(services.config.baseUrl).hostname}>` });
