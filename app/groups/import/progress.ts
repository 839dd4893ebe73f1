/** How many of how many delegates are written. */
export interface Progress {
  written: number;
  all: number;
}

/** How storing ended. */
export type End = "stored" | "outdated" | "failed";
export type ProgressEvent = Progress | { end: End };

/** One event as it is sent: server-sent events, whose text no proxy holds back. */
export const eventText = (event: ProgressEvent): string => `data: ${JSON.stringify(event)}\n\n`;

/** Posts a form and tells how far the server is until it ends. */
export async function readProgress(
  address: string,
  body: URLSearchParams,
  tell: (progress: Progress) => void,
): Promise<End> {
  let end: End = "failed";
  try {
    const response = await fetch(address, { method: "POST", body });
    const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
    let rest = "";
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      const events = (rest + value).split("\n\n");
      rest = events.pop() ?? "";
      for (const text of events) {
        const event = JSON.parse(text.replace(/^data: /, "")) as ProgressEvent;
        if ("end" in event) end = event.end;
        else tell(event);
      }
    }
  } catch {
    // The connection broke.
  }
  return end;
}
