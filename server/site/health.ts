import type { IncomingMessage } from "node:http";
import type { QuickAnswer } from "./door.ts";

/** Asked by who begins this process anew when it is stuck: an answer alone says that it lives. */
export const LIVES = "/healthz";
/** Asked by who sends visitors here: only while they can be served. */
export const SERVES = "/readyz";

/** What has to hold for pages to be served. */
export interface Readiness {
  /** Why the database cannot be read; null where it can be. */
  readonly databaseFault: () => Error | null;
  /** The server takes nobody new any more. */
  readonly isClosing: () => boolean;
}

/**
 * Answers what supervisors and balancers ask, with a line of text: 200 and `ok`, or 503 and what is not. Null for requests for
 * anything else.
 */
export function healthAnswerer({ databaseFault, isClosing }: Readiness): QuickAnswer {
  const unready = (): string | null => {
    if (isClosing()) return "closing";
    const fault = databaseFault();
    if (fault === null) return null;
    console.error(fault);
    return "database";
  };
  return (request, response) => {
    const path = pathOf(request);
    if (path !== LIVES && path !== SERVES) return null;
    const fault = path === SERVES ? unready() : null;
    response.writeHead(fault === null ? 200 : 503, {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(request.method === "HEAD" ? undefined : `${fault ?? "ok"}\n`);
    return Promise.resolve();
  };
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
