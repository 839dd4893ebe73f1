/** What became of a mail: see `0017_reminders`. */
export const digestStates = ["waiting", "sending", "sent", "failed", "kept"] as const;
export type DigestState = (typeof digestStates)[number];
