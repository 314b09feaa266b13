// Keeps the page's own files, so that the page opens without a network. Files of yours never pass here: the page asks it
// for nothing but its own, and it asks no other host. The build puts in which files there are, and their version.
const FILES = [];
const VERSION = "";

const scope = self.registration.scope;
const prefix = `sqii ${scope} `;
const kept = () => caches.open(prefix + VERSION);

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", ({ data }) => {
  if (data === "begin") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});

async function keep() {
  const cache = await kept();
  // What has a hash in its name is taken from the browser's memory of it.
  await cache.addAll(FILES.map((name) => new Request(name, { cache: name === "./" ? "no-cache" : "default" })));
}

async function begin() {
  await self.clients.claim();
  // Another tab may still show an older version, and ask for its files.
  if ((await self.clients.matchAll({ type: "window" })).length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== prefix + VERSION).map((name) => caches.delete(name)));
}

/** The page itself is always of this version; any other document comes from the network, and the page where there is none. */
async function page(request) {
  const home = await (await kept()).match("./", { ignoreVary: true });
  const address = request.url.replace(/[?#].*/, "");
  if (home !== undefined && (address === scope || address === `${scope}index.html`)) return home;
  return fetch(request).catch(() => home ?? Response.error());
}

async function file(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known !== undefined) return known;
  const response = await fetch(request);
  // A sample is kept once somebody asked for it.
  if (response.ok && request.url.startsWith(`${scope}samples/`)) await (await kept()).put(request, response.clone());
  return response;
}
