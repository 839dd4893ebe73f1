import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { nameIn } from "~/platform/vietnamese";
import type { Tone } from "~/ui/page";
import type { Notice } from "./notices.server";
import { reminderKinds, type ReminderKind } from "./reminder";

interface Reading {
  t: Translate;
  language: Language;
}

const tones: Record<ReminderKind, Tone> = {
  "due-soon": "accent",
  overdue: "block",
  returned: "warn",
  escalated: "block",
  "comments-wanted": "accent",
  "duty-soon": "accent",
  "duty-overdue": "block",
  "duty-escalated": "block",
};

/** A notice as the inbox shows it. */
export function wordNotice({ kind, content }: Pick<Notice, "kind" | "content">, { t, language }: Reading) {
  const day = content.day === null ? "" : wordDay(content.day, language);
  return {
    label: t(`reminders:kind.${kind}`),
    tone: tones[kind],
    title: nameIn(content.title, language),
    committee: nameIn(content.committee, language),
    about: day === "" ? "" : t(`reminders:about.${kind}`, { day }),
    reason: content.reason,
    address: content.address,
  };
}

/** One mail about several notices: what is most pressing first. */
export function wordDigest(
  notices: readonly Notice[],
  baseUrl: string,
  reading: Reading,
): { subject: string; text: string } {
  const { t } = reading;
  const order: ReminderKind[] = [
    ...(["escalated", "duty-escalated", "overdue", "duty-overdue"] as const),
    ...(["returned", "due-soon", "duty-soon", "comments-wanted"] as const),
  ];
  const parts = order.flatMap((kind) => {
    const mine = notices.filter((notice) => notice.kind === kind);
    if (mine.length === 0) return [];
    const lines = mine.map((notice) => {
      const words = wordNotice(notice, reading);
      const said = [words.committee, words.about, words.reason].filter((part) => part !== "").join(". ");
      return `- ${words.title}\n  ${said}\n  ${baseUrl}${words.address}`;
    });
    return [`${t(`reminders:kind.${kind}`)} (${mine.length})\n${lines.join("\n")}`];
  });
  const end = t("reminders:mail.end", { address: `${baseUrl}/account/reminders` });
  return {
    subject: t("reminders:mail.subject", { count: notices.length }),
    text: [t("reminders:mail.begin"), ...parts, end].join("\n\n"),
  };
}

/** The kinds with their words, for choosing. */
export const wordKinds = (t: Translate): { value: ReminderKind; label: string }[] =>
  reminderKinds.map((value) => ({ value, label: t(`reminders:choose.${value}`) }));
