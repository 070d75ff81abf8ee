// Keeps the page and its parts; `vite build` writes the version and the list of files.
const VERSION = __VERSION__;
const FILES = __FILES__;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== self.location.origin) return;
  const answer = async () => {
    const kept = await caches.match(event.request, { ignoreSearch: true });
    if (kept) return kept;
    const fetched = await fetch(event.request);
    // The modules for files of the office are large: they are kept from the first time on that one is needed.
    if (fetched.ok && /\.(?:js|wasm)$/.test(new URL(event.request.url).pathname)) {
      const copy = fetched.clone();
      event.waitUntil(caches.open(VERSION).then((cache) => cache.put(event.request, copy)));
    }
    return fetched;
  };
  event.respondWith(answer());
});
