import bowser from "bowser";

/** A browser as its owner calls it, of its `User-Agent`: `Safari 17, iOS 17.5`. What says nothing stays as it is. */
export function wordClient(userAgent: string): string {
  const { browser, os } = bowser.parse(userAgent || " ");
  const name = [browser.name, browser.version?.split(".")[0]].filter(Boolean).join(" ");
  const system = [os.name, os.versionName ?? os.version].filter(Boolean).join(" ");
  return [name, system].filter(Boolean).join(", ") || userAgent;
}
