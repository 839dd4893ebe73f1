// A Remix application of one route, the floor under the pages: it answers the bytes of a file, or with `react` as its last
// argument has React write the elements of the same pages, which are made of their HTML once at the start.
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { createRequestHandler } from "@remix-run/express";
import { RemixServer, useLocation } from "@remix-run/react";
import express from "express";
import parse from "html-react-parser";
import { createElement } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";

const [, , file, kind] = process.argv;
const texts = JSON.parse(readFileSync(file, "utf8"));
const turned = ([path, text]) => [path, parse(text.replace(/^<!doctype html>/i, ""))];
const elements = kind === "react" ? Object.fromEntries(Object.entries(texts).map(turned)) : null;

function AskedPage() {
  const { pathname, search } = useLocation();
  const path = pathname + search;
  if (elements) return elements[path];
  return createElement("html", { dangerouslySetInnerHTML: { __html: texts[path] ?? "" } });
}

/** As the program does it: the whole page at once, when all of it is there. */
const written = (page) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    const whole = new Writable({
      write: (chunk, _encoding, next) => next(void chunks.push(chunk)),
      final: (next) => next(resolve(Buffer.concat(chunks))),
    });
    const stream = renderToPipeableStream(page, {
      onAllReady: () => stream.pipe(whole),
      onShellError: reject,
    });
  });
const route = {
  id: "root",
  path: "*",
  hasLoader: true,
  hasAction: false,
  hasErrorBoundary: false,
  module: "",
};
const build = {
  entry: {
    module: {
      default: async (request, status, headers, context) => {
        const page = createElement(RemixServer, { context, url: request.url });
        const body = elements ? await written(page) : `<!doctype html>${renderToString(page)}`;
        headers.set("Content-Type", "text/html; charset=utf-8");
        return new Response(body, { status, headers });
      },
    },
  },
  routes: {
    root: {
      ...route,
      module: {
        loader: () => null,
        default: AskedPage,
      },
    },
  },
  assets: { entry: { module: "", imports: [] }, routes: { root: route }, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "build",
  future: { v3_singleFetch: true },
  isSpaMode: false,
  mode: "production",
};
const app = express();
app.all("*", createRequestHandler({ build, mode: "production" }));
const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
