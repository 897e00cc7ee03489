import { PAGES } from "./kept-caches.ts";

/** Keeps what a page shows from an address. How much it is, in bytes. Rejects where it cannot be had. */
export async function keepFile(href: string, signal: AbortSignal): Promise<number> {
  const response = await fetched(href, { signal, cache: "no-cache" });
  const { size } = await response.clone().blob();
  await (await caches.open(PAGES)).put(href, response);
  return size;
}

/** What is to be kept from an address. Rejects for anything else than that it is there. */
export async function fetched(href: string, init: RequestInit): Promise<Response> {
  const response = await fetch(href, { ...init, priority: "low" });
  if (!response.ok || response.redirected) throw new Error(`${href} was not to be had: ${response.status}`);
  return response;
}
