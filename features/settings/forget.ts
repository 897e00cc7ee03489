/** All that is kept under such a name is Playhead's. */
const OURS = /^playhead\b/;

/** On which tabs tell each other that everything is forgotten. */
const CHANNEL = "playhead:forget";
let opened: BroadcastChannel | null = null;

/** One for all of this tab, which is not to hear itself. */
function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel(CHANNEL);
  return opened;
}

/**
 * What came of it: `held`: another tab holds on to something, or the browser refuses; `unreached`: all is gone but the choice
 * of language and theme, for the site could not be reached; `signedIn`: nothing is gone, for the site could not be reached.
 */
export type Forgotten = "all" | "held" | "unreached" | "signedIn";

/**
 * Forgets all that this browser keeps of a listener: places, settings, queue, bookmarks, what is kept offline, who is signed
 * in, and the choice of language and theme, which `preferencesHref` takes back. Other tabs forget what they know as well.
 */
export async function forgetEverything(preferencesHref: string): Promise<Forgotten> {
  channel().postMessage("begun");
  try {
    // Else all that the account keeps would come back.
    if (document.documentElement.dataset.account !== undefined && !(await signOut())) return "signedIn";
    await forgetKept();
    forgetTexts(localStorage);
    forgetTexts(sessionStorage);
    const told = await forgetPreferences(preferencesHref);
    channel().postMessage("done");
    return told ? "all" : "unreached";
  } catch {
    return "held";
  }
}

/** Calls `begun` when another tab begins to forget everything, and `done` when that is done. Returns the way to stop. */
export function hearForgetting(begun: () => void, done: () => void): () => void {
  const stop = new AbortController();
  const hear = ({ data }: MessageEvent) => (data === "done" ? done() : begun());
  channel().addEventListener("message", hear, { signal: stop.signal });
  return () => stop.abort();
}

async function forgetKept(): Promise<void> {
  const databases = await indexedDB.databases();
  const names = databases.flatMap(({ name }) => (name !== undefined && OURS.test(name) ? [name] : []));
  const kept = "caches" in window ? (await caches.keys()).filter((name) => OURS.test(name)) : [];
  await Promise.all([...names.map(deleteDatabase), ...kept.map((name) => caches.delete(name))]);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** Whether the site could be told. */
async function signOut(): Promise<boolean> {
  const body = new URLSearchParams();
  const headers = { accept: "application/json" };
  const answer = await fetch("/api/account/sign-out", { method: "POST", body, headers }).catch(() => null);
  window.showAccount?.();
  return answer?.ok === true;
}

/** Whether the site could be told. */
function forgetPreferences(href: string): Promise<boolean> {
  const body = new URLSearchParams({ forget: "1" });
  return fetch(href, { method: "POST", body, redirect: "manual" }).then(
    () => true,
    () => false,
  );
}

function forgetTexts(storage: Storage): void {
  for (const key of Object.keys(storage)) if (OURS.test(key)) storage.removeItem(key);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // It is deleted as soon as the other tab has let go; what holds it is told.
    request.onblocked = () => reject(new Error(`${name} is open elsewhere`));
  });
}
