import { useEffect, useRef, useState } from "react";
import type { Company } from "~/platform/board-company";
import { newId } from "~/platform/random-id";

/** Without a stream the board asks this often, in milliseconds. */
const askEvery = 15_000;

/**
 * Hears of others' saved changes and of who else is there. Answers who is.
 * @param onRevision called with the number of the latest revision; with null now and then while there is no stream
 */
export function useBoardEvents(address: string, onRevision: (revision: number | null) => void): Company {
  const [company, setCompany] = useState<Company>({ others: [], isOpenTwice: false });
  const tell = useRef(onRevision);
  useEffect(() => {
    tell.current = onRevision;
  });
  useEffect(() => {
    const source = new EventSource(`${address}?window=${newId()}`);
    source.onmessage = (event) => {
      const { revision, others, isOpenTwice } = JSON.parse(event.data as string) as Company & {
        revision: number;
      };
      setCompany({ others, isOpenTwice });
      tell.current(revision);
    };
    const timer = setInterval(() => {
      if (source.readyState !== EventSource.OPEN) tell.current(null);
    }, askEvery);
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [address]);
  return company;
}
