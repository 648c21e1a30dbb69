// Keeps the page of a reader's meetings, and all that it loads, on the device; see https://www.w3.org/TR/service-workers/
// The build puts a line before this, with what it knows: BUILT. What readers write is not here, but in IndexedDB.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const GONE = [404, 410];
const PAGE = absolute(BUILT.page);
const ADDRESSES = new Set([PAGE, ...BUILT.files.map((file) => absolute(file.address))]);
// Two sites may share an origin. No scope has a space in it, so none of these ends like that of another site.
const [BEGINNING, END] = ["over-coffee-", ` ${worker.registration.scope}`];
const CACHE = BEGINNING + BUILT.version + END;

/** @param {string} address */
function absolute(address) {
  return new URL(address, worker.location.href).href;
}

/**
 * Fetch a file past what the browser keeps of it, and return its whole answer; throw where there is none.
 * A redirected answer, as it comes, may not be that to a navigation.
 *
 * @param {string} address
 * @param {string} integrity
 */
async function whole(address, integrity) {
  const answer = await fetch(address, { cache: "reload", integrity });
  if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
  return new Response(await answer.blob(), answer);
}

/** Put everything into the cache, or nothing. */
async function keep() {
  const page = await whole(PAGE, "");
  const html = await page.clone().text();
  // While a site is being published, a host may answer with the page of one build and the worker of another.
  if (BUILT.files.some((file) => file.isNamed && !html.includes(file.address))) throw new TypeError("another build's");
  const answers = await Promise.all(BUILT.files.map((file) => whole(absolute(file.address), file.integrity)));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map((answer, index) => cache.put(absolute(BUILT.files[index].address), answer)));
  await cache.put(PAGE, page); // last: where it is, all is
}

/**
 * Delete the caches of this site's worker but one; without that, all.
 *
 * @param {string} [kept]
 */
async function forget(kept) {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(BEGINNING) && name.endsWith(END) && name !== kept);
  await Promise.all(ours.map((name) => caches.delete(name)));
}

/**
 * Answer from the cache, else from the network: the browser may delete what is kept. In a preview it is the other way round.
 *
 * @param {string} address
 * @param {Request} request
 */
async function answer(address, request) {
  const kept = await found(address);
  if (!kept || !BUILT.isPreview) return kept ?? fetch(request);
  return fetch(request).catch(() => kept);
}

/** @param {string} address */
async function found(address) {
  try {
    return await caches.match(address, { cacheName: CACHE, ignoreVary: true });
  } catch {
    return undefined;
  }
}

/** @param {string} address */
async function isGone(address) {
  const { status } = await fetch(address, { method: "HEAD", cache: "no-store" });
  return GONE.includes(status);
}

/** Leave when the site has no such page any more, or another one without a worker; keep anew what was deleted. */
async function look() {
  const gone = await Promise.all([PAGE, worker.location.href].map(isGone));
  if (gone.includes(true)) {
    await worker.registration.unregister();
    await forget();
  } else if (!(await found(PAGE))) {
    await keep();
  }
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keep());
  if (BUILT.isPreview) worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forget(CACHE).then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === "update") worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  url.hash = "";
  const isPage = url.origin + url.pathname === PAGE;
  const address = isPage ? PAGE : url.href;
  if (event.request.method !== "GET" || !ADDRESSES.has(address)) return;
  event.respondWith(answer(address, event.request));
  // Without a network nothing changes.
  if (isPage) event.waitUntil(look().catch(() => {}));
});
