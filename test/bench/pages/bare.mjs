// A Remix application of one route that answers the bytes of a file: the floor under the pages.
import { readFileSync } from "node:fs";
import { createRequestHandler } from "@remix-run/express";
import { RemixServer } from "@remix-run/react";
import express from "express";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const pages = JSON.parse(readFileSync(process.argv[2], "utf8"));
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
      default: (request, status, headers, context) => {
        const html = renderToString(createElement(RemixServer, { context, url: request.url }));
        headers.set("Content-Type", "text/html; charset=utf-8");
        return new Response(`<!doctype html>${html}`, { status, headers });
      },
    },
  },
  routes: {
    root: {
      ...route,
      module: {
        loader: () => null,
        default: () => {
          const path = globalThis.asked;
          return createElement("html", { dangerouslySetInnerHTML: { __html: pages[path] ?? "" } });
        },
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
const handle = createRequestHandler({ build, mode: "production" });
app.all("*", (request, response, next) => {
  // Rendering is synchronous from here: one request at a time asks for its page.
  globalThis.asked = request.originalUrl;
  return handle(request, response, next);
});
const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
