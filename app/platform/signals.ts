/** What happened in this process, by topic: feeds forget what they hold, open editors are told. */
export interface Signals {
  send(topic: string, payload?: unknown): void;
  /** Calls the listener at each signal of the topic. Answers the function that stops it. */
  listen(topic: string, listener: (payload: unknown) => void): () => void;
}

export function createSignals(): Signals {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  return {
    send(topic, payload) {
      for (const listener of [...(listeners.get(topic) ?? [])]) listener(payload);
    },
    listen(topic, listener) {
      const known = listeners.get(topic) ?? new Set();
      listeners.set(topic, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(topic);
      };
    },
  };
}
