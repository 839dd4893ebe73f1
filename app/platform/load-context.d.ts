import type { Language } from "./language";
import type { OutletMemory } from "./rendered-outlet.server";
import type { Services } from "./services";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends Services {
    /** Of this answer's Content-Security-Policy. */
    nonce: string;
    language: Language;
    requestId: string;
    /** The client's network address. */
    address: string;
    /**
     * Calls the listener once nothing more can be written to the client, whether the answer was whole or not. The signal
     * of the request does not tell it reliably: Node follows it by weak references (nodejs/undici).
     */
    onClosed: (listener: () => void) => void;
    /** Says who asks, for the log: the id of an account. */
    recognised: (userId: string) => void;
    /**
     * Says that the answer is made of nothing but its address, its cookies, stored data and the time to the minute, so
     * that it may be given again while all of these are the same.
     * @param until from when it is another one whatever the minute; null for never
     */
    keep: (until: Date | null) => void;
    /** Whether the answer was said to be one that may be given again. */
    isKept: () => boolean;
    /**
     * Makes a value, or gives the one that another request has made of the same key while nothing was committed.
     * @param key everything but stored data that the value is made of
     * @param mark read in this request; while it stays the same, stored data that the value is made of do, whatever else
     *   is committed
     */
    share: <Value>(key: string, make: () => Promise<Value>, mark?: string) => Promise<Value>;
    /** What pages hold between their frames, by what it was rendered from. */
    outlets: OutletMemory;
  }
}
