// Keeps published agendas readable without a connection. Only pages that say so are kept: those of visitors.
const store = "agenda-1";
const isAsset = (url) => url.pathname.startsWith("/assets/");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

const mayKeep = (response) => response.ok && response.headers.get("X-Offline") === "keep";

// The page that brought this script was loaded before it: it names what it is made of.
self.addEventListener("message", (event) => {
  const addresses = Array.isArray(event.data) ? event.data : [];
  event.waitUntil(
    (async () => {
      const cache = await caches.open(store);
      for (const address of addresses) {
        const url = new URL(address, self.location.origin);
        if (url.origin !== self.location.origin) continue;
        const response = await fetch(url).catch(() => null);
        if (response && (isAsset(url) ? response.ok : mayKeep(response))) await cache.put(url, response);
      }
      event.source?.postMessage("kept");
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isAsset(url)) event.respondWith(fromStoreFirst(event.request));
  else if (event.request.mode === "navigate") event.respondWith(fromNetworkFirst(event.request));
});

async function fromStoreFirst(request) {
  const kept = await caches.match(request);
  return kept ?? fetch(request);
}

async function fromNetworkFirst(request) {
  try {
    const response = await fetch(request);
    if (mayKeep(response)) await (await caches.open(store)).put(request, response.clone());
    return response;
  } catch {
    const kept = await caches.match(request);
    return kept ?? notKept();
  }
}

/** In the place of the browser's own page: nothing of the page that was asked for, for nothing of it is here. */
function notKept() {
  const sentences = [
    ["vi", "Không có kết nối mạng", "Trang này chưa có trên máy. Hãy mở lại khi có mạng.", "Mở lại"],
    ["en", "No connection", "This page is not on this device. Open it again when there is a connection.", "Try again"],
  ];
  const parts = sentences.map(
    ([language, title, text, again]) =>
      `<section lang="${language}"><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></section>`,
  );
  const style =
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#1f2328;background:#fff}" +
    "h1{font-size:1.5rem}a{color:#b3181d}section+section{border-top:1px solid #ccc;margin-top:2rem}";
  const page =
    `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Không có kết nối mạng</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style nonce="offline">${style}</style></head>` +
    `<body><main>${parts.join("")}</main></body></html>`;
  return new Response(page, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; style-src 'nonce-offline'",
    },
  });
}
