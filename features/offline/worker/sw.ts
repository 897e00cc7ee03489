import { exchangeWithoutPage } from "#features/sync/background.ts";
import { SYNC_TAG } from "#features/sync/sync-tag.ts";
import { NETWORK_LOST, OFFLINE_PAGE, PAGE_DATA, PAGES, pageKeys, STATICS } from "../kept-caches.ts";
import { type KeptDatabase, openKept } from "../kept-database.ts";
import { whatIsAsked } from "./asked.ts";
import { firstOf, inPlaceOfNetwork } from "./in-place-of-network.ts";
import { soundResponse } from "./kept-sound.ts";
import type { AskedEvent, WorkerScope } from "./worker-scope.ts";

declare const self: WorkerScope;

/**
 * Answers from what is kept where the network does not. What is kept is written by pages; of that the worker changes
 * nothing, so that it can be replaced by another at any time, also while something plays.
 */
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const answer = answerFor(event);
  if (answer) event.respondWith(answer);
});

self.addEventListener("sync", (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(exchangeWithoutPage());
});

async function begin(): Promise<void> {
  // The page is asked for while the worker begins. Not every browser can.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

function answerFor(event: AskedEvent): Promise<Response> | null {
  const { request } = event;
  const url = new URL(request.url);
  switch (whatIsAsked(request, self.location.origin)) {
    case "sound":
      return answerSound(request);
    case "page":
      return inPlaceOfNetwork(
        async () => (await event.preloadResponse) ?? fetch(request),
        // A page that is opened reads it from the answer.
        (failed) => firstOf(PAGES, failed ? [...pageKeys(url), OFFLINE_PAGE] : pageKeys(url)),
      );
    case "data":
      return inPlaceOfNetwork(
        () => fetch(request),
        (failed) => told(event, failed, firstOf(PAGE_DATA, pageKeys(url))),
      );
    case "file":
      return inPlaceOfNetwork(
        () => fetch(request),
        (failed) => told(event, failed, firstOf(PAGES, [request.url])),
      );
    case "static":
      return answerStatic(event);
    case null:
      return null;
  }
}

/** Has the page know that the network has failed: its browser may not. */
function told<T>({ clientId }: AskedEvent, failed: boolean, answer: T): T {
  if (failed) void self.clients.get(clientId).then((client) => client?.postMessage(NETWORK_LOST));
  return answer;
}

let opened: Promise<KeptDatabase> | null = null;

async function answerSound(request: Request): Promise<Response> {
  try {
    opened ??= openKept();
    const kept = await opened;
    const episodes = await kept.list();
    // What follows # tells only how often it was asked for.
    const [asked] = request.url.split("#");
    const { sound } = episodes.find(({ whole, sound: { url } }) => whole && url === asked) ?? {};
    const answer = sound && (await soundResponse(sound, request.headers.get("range"), kept.read));
    if (answer && answer.status !== 404) return answer;
  } catch {
    // The browser has taken away what was kept, or lets nobody read it now.
    opened = null;
  }
  return fetch(request);
}

/** A static file never changes: it is fetched once. */
async function answerStatic(event: AskedEvent): Promise<Response> {
  const { request } = event;
  const known = await firstOf(STATICS, [request.url]);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    // Where there is no room it is fetched again.
    event.waitUntil(
      caches
        .open(STATICS)
        .then((cache) => cache.put(request, copy))
        .catch(() => {}),
    );
  }
  return response;
}
