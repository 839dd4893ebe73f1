import type { Language } from "./language";
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
  }
}
