import { useEffect } from "react";

/** Keeps the open page for times without a connection, where the browser can. */
export function KeepOffline() {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const keep = async () => {
      await navigator.serviceWorker.register("/offline.js");
      const { active } = await navigator.serviceWorker.ready;
      const parts = performance.getEntriesByType("resource").map(({ name }) => name);
      active?.postMessage([window.location.href, ...parts.filter((name) => name.includes("/assets/"))]);
    };
    // Without it everything still works while there is a connection.
    keep().catch(() => undefined);
  }, []);
  return null;
}
