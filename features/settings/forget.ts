/** All that is kept under such a name is Playhead's. */
const OURS = /^playhead\b/;

/**
 * Forgets all that this browser keeps of a listener: places, settings, queue, bookmarks, what is kept offline, and the
 * choice of language and theme, which `preferencesHref` takes back. Whether all of it is gone: the browser may refuse, or
 * another tab hold on to it.
 */
export async function forgetEverything(preferencesHref: string): Promise<boolean> {
  try {
    forgetTexts(localStorage);
    forgetTexts(sessionStorage);
    await fetch(preferencesHref, {
      method: "POST",
      body: new URLSearchParams({ forget: "1" }),
      redirect: "manual",
    });
    const databases = await indexedDB.databases();
    const names = databases.flatMap(({ name }) => (name !== undefined && OURS.test(name) ? [name] : []));
    const kept = "caches" in window ? (await caches.keys()).filter((name) => OURS.test(name)) : [];
    await Promise.all([...names.map(deleteDatabase), ...kept.map((name) => caches.delete(name))]);
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(workers.map((worker) => worker.unregister()));
    return true;
  } catch {
    return false;
  }
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
