import type { Asked } from "#core/sync/exchange.ts";
import type { Reply } from "./send.ts";

/** By which scripts tell sessions apart: a number of the server's, beside the cookie that only the server may read. */
const VISIT = /(?:^|; )visit=([^;]*)/;
/** What tells scripts who is signed in (server/accounts/session-cookie.ts). */
const TOLD = ["account", "role", "visit"];

/**
 * Sends as `send` does. Of a session that is no more the browser forgets what it tells scripts; a refusal that comes late, after
 * somebody has signed in anew, is not of the session that is there now, which is asked for again.
 */
export async function sendForShown(asked: Asked, send: (asked: Asked) => Promise<Reply>): Promise<Reply> {
  const session = shownSession();
  const reply = await send(asked);
  if (reply.kind !== "signedOut") return reply;
  if (shownSession() !== session) return sendForShown(asked, send);
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is asynchronous, and not in every browser
  for (const name of TOLD) document.cookie = `${name}=; Path=/; Max-Age=0`;
  return reply;
}

/** Empty for none. */
function shownSession(): string {
  return VISIT.exec(document.cookie)?.[1] ?? "";
}
