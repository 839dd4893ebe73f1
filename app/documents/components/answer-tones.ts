import type { Answer } from "~/documents/round";
import type { Tone } from "~/ui/page";

export const answerTones: Record<Answer, Tone> = {
  accepted: "good",
  partly: "warn",
  "not-accepted": "neutral",
};
