import type { Agenda } from "../agenda";
import type { Edited, RefusalCode, Summary } from "./command";

export const done = (agenda: Agenda, summary: Summary): Edited => ({ ok: true, agenda, summary });

export const refuse = (code: RefusalCode, params: Record<string, string | number> = {}): Edited => ({
  ok: false,
  reason: { code, params },
});
