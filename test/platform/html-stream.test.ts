import { text } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutPadding } from "~/platform/html-stream.server";

/** A page in which letters of two, three and four bytes meet the ends of React's buffers, wherever those fall. */
const page = (shift: number) =>
  createElement(
    "ul",
    { title: "x".repeat(shift) },
    Array.from({ length: 300 }, (_, index) =>
      createElement("li", { key: index, "aria-label": "Sửa Đảng bộ" }, "Đại hội ★🌸 ửữợ"),
    ),
  );

it("sends Vietnamese pages letter by letter as they are", async () => {
  for (let shift = 0; shift < 64; shift += 1) {
    const body = withoutPadding();
    renderToPipeableStream(page(shift)).pipe(body);
    expect(await text(body)).toBe(renderToStaticMarkup(page(shift)));
  }
});
