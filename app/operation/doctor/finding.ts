/** What a check found. `fault`: something is broken or will be; `warning`: it works, but should be mended. */
export interface Finding {
  state: "good" | "warning" | "fault";
  /** What is so, in one plain sentence. */
  text: string;
  /** What to do about it; absent when all is well. */
  remedy?: string;
}

export const good = (text: string): Finding => ({ state: "good", text });
export const warning = (text: string, remedy: string): Finding => ({ state: "warning", text, remedy });
export const fault = (text: string, remedy: string): Finding => ({ state: "fault", text, remedy });
