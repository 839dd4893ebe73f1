import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the HTML of the server and while it comes to life, true afterwards: for what needs scripts. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
