import type { ReportAnswer } from "./answer";

/** `offline`: not reached, so it may or may not have come through; `over`: the address works no longer. */
export type Posted = ReportAnswer | { kind: "offline" } | { kind: "over" };

/** Sends a form of a report in the background. */
export async function postForm(address: string, fields: Record<string, string>): Promise<Posted> {
  try {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${address}/save`, { method: "POST", body, redirect: "manual" });
    if (response.type === "opaqueredirect" || [401, 403, 404, 410].includes(response.status))
      return { kind: "over" };
    if (response.status === 429 || response.status >= 500) return { kind: "offline" };
    return (await response.json()) as ReportAnswer;
  } catch {
    return { kind: "offline" };
  }
}
