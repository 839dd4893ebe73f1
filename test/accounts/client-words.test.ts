import fc from "fast-check";
import { expect, it } from "vitest";
import { wordClient } from "~/accounts/client-words.server";

it.each([
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari 17, iOS 17.5",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Microsoft Edge 142, Windows 10",
  ],
  ["curious-client/1", "curious-client/1"],
  ["", ""],
])("words the client %s", (userAgent, words) => {
  expect(wordClient(userAgent)).toBe(words);
});

it("takes whatever a client calls itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (userAgent) => {
      expect(typeof wordClient(userAgent)).toBe("string");
    }),
  );
});
