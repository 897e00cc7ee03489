import { type Asked, parseTold, SYNC_PATH, type Told } from "#core/sync/exchange.ts";

/** What came of asking. `unreachable`: no network, or a server that cannot answer now. */
export type Reply = Told | { readonly kind: "unreachable" } | { readonly kind: "signedOut" };

/** Bytes; of a page that goes a browser sends no more (Fetch, section 2.2.5). */
const LONGEST_OF_LEAVING = 60_000;
/** Milliseconds. */
const PATIENCE = 30_000;

/** Asks the server; `leaving`: the page may be gone before it answers. */
export async function send(asked: Asked, leaving: boolean): Promise<Reply> {
  const body = JSON.stringify(asked);
  const keepalive = leaving && new Blob([body]).size <= LONGEST_OF_LEAVING;
  try {
    const answer = await fetch(SYNC_PATH, {
      method: "POST",
      body,
      keepalive,
      headers: { "content-type": "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 401) return { kind: "signedOut" };
    return parseTold(await answer.json()) ?? { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
