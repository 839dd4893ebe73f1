import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase } from "~/platform/database.server";
import type { SignedIn } from "~/accounts/viewer";
import { stepsOf } from "./steps";

/**
 * Somebody in a process of his own who writes once a second: what makes all pages that were kept worthless. Begins and
 * ends as he is told by messages, and tells at the end how often he wrote.
 */
const [address, viewer] = JSON.parse(process.argv[2] ?? "null") as [DatabaseAddress, SignedIn];
const write = await stepsOf({ db: openDatabase(address), viewer });
let [count, written] = [0, 0];
let last = Promise.resolve();
let clock: NodeJS.Timeout | undefined;
const step = () => {
  last = last.then(() => write(count++)).then(() => void (written += 1));
};
process.on("message", async (message) => {
  if (message === "begin") {
    written = 0;
    step();
    clock = setInterval(step, 1000);
  } else {
    clearInterval(clock);
    await last;
    process.send?.(written);
  }
});
process.once("disconnect", () => process.exit());
process.send?.("ready");
