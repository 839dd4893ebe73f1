import type { Answer } from "~/platform/edit-queue";

interface Reply<State> {
  kind: "saved" | "outdated" | "refused" | "latest";
  saved?: number;
  state?: State | null;
  message?: string;
}

/** Answers that may be others later: the edit is sent again. */
const passing = [408, 425, 429];

/** Sends an edit. Null when the server cannot be reached or is not itself. */
export async function postEdit<State>(address: string, edit: unknown): Promise<Answer<State> | null> {
  const reply = await ask<State>(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(edit),
  });
  if (reply === null) return null;
  const { kind, saved, state = null, message = "" } = reply;
  return kind === "saved" && saved !== undefined && state
    ? { kind, saved, state }
    : { kind: "not-taken", message, state };
}

/** The latest state; null when the server cannot be reached or has none. */
export async function askState<State>(address: string): Promise<State | null> {
  return (await ask<State>(address))?.state ?? null;
}

async function ask<State>(address: string, init?: RequestInit): Promise<Reply<State> | null> {
  try {
    const response = await fetch(address, init);
    // Signed out, or the board is gone: the page anew says so. What waits is kept.
    if (response.redirected || [401, 403, 404].includes(response.status)) {
      window.location.reload();
      return null;
    }
    if (response.status >= 500 || passing.includes(response.status)) return null;
    const isWord = response.headers.get("Content-Type")?.includes("json");
    return isWord ? ((await response.json()) as Reply<State>) : { kind: "refused" };
  } catch {
    return null;
  }
}
