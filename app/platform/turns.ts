/** Lets so many do something at the same time; the others wait, in the order in which they came. */
export interface Turns {
  /** Begins when it is one's turn, perhaps at once. Answers a function that gives up waiting: true where one still did. */
  wait(begin: () => void): () => boolean;
  /** Says that one that began is done. */
  done(): void;
}

/** @param most at the same time */
export function createTurns(most: number): Turns {
  const waiting = new Set<() => void>();
  let busy = 0;
  const goOn = () => {
    for (const begin of waiting) {
      if (busy >= most) return;
      waiting.delete(begin);
      busy += 1;
      begin();
    }
  };
  return {
    wait(begin) {
      const own = () => begin();
      waiting.add(own);
      goOn();
      return () => waiting.delete(own);
    },
    done() {
      busy -= 1;
      goOn();
    },
  };
}
