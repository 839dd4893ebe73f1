import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { Choice, Found } from "~/platform/choices";

/** Between two letters; then the list is asked for. */
const pause = 200;

/**
 * The list of a combobox: asked for as one types, gone through with the arrows, chosen from with Enter, closed with
 * Escape. Where the server does not answer there is no list, and the form is settled when it is sent.
 */
export function useSuggestions(search: string, onChoose: (choice: Choice) => void) {
  const [found, setFound] = useState<Found | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const waiting = useRef<{ timer: number; asked: AbortController } | null>(null);
  const stop = () => {
    window.clearTimeout(waiting.current?.timer);
    waiting.current?.asked.abort();
  };
  useEffect(() => stop, []);
  const close = () => {
    stop();
    setFound(null);
    setActive(null);
  };
  const choose = (choice: Choice) => {
    onChoose(choice);
    close();
  };
  const ask = (typed: string) => {
    stop();
    if (typed.trim() === "") return close();
    const asked = new AbortController();
    const timer = window.setTimeout(() => {
      void suggest(`${search}&${new URLSearchParams({ q: typed })}`, asked.signal).then((answer) => {
        if (asked.signal.aborted) return;
        setFound(answer);
        setActive(null);
      });
    }, pause);
    waiting.current = { timer, asked };
  };
  const move = (by: 1 | -1, count: number) =>
    setActive((at) => (at === null ? (by === 1 ? 0 : count - 1) : (at + by + count) % count));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const matches = found?.matches ?? [];
    const chosen = active === null ? undefined : matches[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found === null) ask(event.currentTarget.value);
      else if (matches.length > 0) move(event.key === "ArrowDown" ? 1 : -1, matches.length);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && found !== null) {
      event.preventDefault();
      close();
    }
  };
  return {
    ...{ found, active, choose, isOpen: found !== null },
    handlers: {
      onInput: (event: FormEvent<HTMLInputElement>) => ask(event.currentTarget.value),
      onKeyDown,
      onBlur: close,
    },
  };
}

/** What the server suggests; null where it does not answer. */
async function suggest(address: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Found) : null;
  } catch {
    return null;
  }
}
