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
  }
}
