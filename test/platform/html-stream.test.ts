import { createElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { wholePage } from "~/platform/html-stream.server";

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
    const body = await new Promise<Buffer>((resolve) => {
      const stream = renderToPipeableStream(page(shift), {
        onAllReady: () => stream.pipe(wholePage(resolve)),
      });
    });
    expect(body.toString()).toBe(renderToStaticMarkup(page(shift)));
  }
});
