// The yardstick: a Node process that does nothing but hand out the same bytes, with the same headers and the same tags.
// node bare.mjs FILE: a JSON list of { path, plain, gzip, headers, gzipHeaders }; bodies are files.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const feeds = new Map(
  JSON.parse(readFileSync(process.argv[2], "utf8")).map((feed) => [
    feed.path,
    {
      plain: { body: readFileSync(feed.plain), headers: feed.headers },
      gzip: { body: readFileSync(feed.gzip), headers: feed.gzipHeaders },
    },
  ]),
);
const server = createServer((request, response) => {
  const feed = feeds.get(request.url);
  if (!feed) return response.writeHead(404).end();
  const { method, headers: asked } = request;
  if (method !== "GET" && method !== "HEAD") return response.writeHead(405, { allow: "GET, HEAD" }).end();
  const { body, headers } = asked["accept-encoding"] === "gzip" ? feed.gzip : feed.plain;
  if (isHeld(asked, headers)) {
    const { etag, vary } = headers;
    const [caching, modified] = [headers["cache-control"], headers["last-modified"]];
    response.writeHead(304, { etag, vary, "cache-control": caching, "last-modified": modified });
    return response.end();
  }
  response.writeHead(200, headers);
  response.end(method === "HEAD" ? undefined : body);
});

/** As RFC 9110 wants it: tags go before times, a list of tags and weakened ones count, a time in any of its forms. */
function isHeld({ "if-none-match": tags, "if-modified-since": time }, { etag, "last-modified": modified }) {
  if (tags !== undefined)
    return (
      tags === etag || tags === "*" || tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
    );
  return time !== undefined && (time === modified || Date.parse(time) >= Date.parse(modified));
}

server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
