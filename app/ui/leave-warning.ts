import { useEffect } from "react";

/** Asks before the page is left while something waits to be sent. */
export function useLeaveWarning(waits: boolean): void {
  useEffect(() => {
    if (!waits) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waits]);
}
