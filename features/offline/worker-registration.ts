/** Has a worker answer where the network does not. Development has none: what is kept would hide what was changed. */
export async function registerWorker(): Promise<void> {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  // Next looks for these very words, and bundles what they name.
  await navigator.serviceWorker.register(new URL("./worker/sw.ts", import.meta.url), { scope: "/" });
}

/** Takes the worker away, and one that is left from before. */
export async function removeWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
