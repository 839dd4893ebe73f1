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
  } catch (error) {
    const kept = await caches.match(request);
    if (kept) return kept;
    throw error;
  }
}
