import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Config } from "../config.ts";
import { answerTo, pageHtmlFor, type Refusal } from "../http/asker.ts";
import { clientAddress } from "../http/client-address.ts";
import { requestId } from "../http/request-id.ts";
import { refusalFor } from "../http/setback-answer.ts";
import { logError } from "../log/log-error.ts";
import { inRequestSpan } from "../trace/request-span.ts";
import { type Asked, refusalOf } from "./gate.ts";
import { SiteResponse } from "./site-response.ts";
import type { Watch } from "./watch.ts";

/** So long what is being sent when the door closes may go on. Milliseconds. */
export const LONGEST_FAREWELL = 10_000;
/** While the door closes it is looked so often for connections on which nothing is sent any more. Milliseconds. */
const SWEEP_EVERY = 50;
const ONE_YEAR = 31_536_000;
/**
 * So long a connection is kept for a next request: longer than nginx and balancers of load keep theirs, which is a minute. Who asks on
 * one that is being closed is answered by nobody, and whoever stands before says 502. Milliseconds.
 */
const LONGEST_IDLE = 75_000;
/** The tools of development ask in their own ways. */
const DEVELOPMENT = /^\/(?:_next|__nextjs)/;

/** Answers a request, or has somebody else answer it. */
export type Answer = (request: IncomingMessage, response: SiteResponse) => Promise<void>;
/** Answers what needs to know nothing of who asks; null where that is for the other answer to do. */
export type QuickAnswer = (request: IncomingMessage, response: SiteResponse) => Promise<void> | null;
type DoorServer = Server<typeof IncomingMessage, typeof SiteResponse>;

export interface Door {
  readonly server: DoorServer;
  /** Listens, and lets everybody in whom the gate does not refuse. `quick` is asked first; `watch` sees all. */
  readonly open: (answer: Answer, quick?: QuickAnswer, watch?: Watch | null) => Promise<void>;
  /** Lets nobody in any more, and resolves when all is sent that is being sent, or broken off after so many milliseconds, ten seconds if omitted. */
  readonly close: (patience?: number) => Promise<void>;
}

/** Where requests come in: what they ask for is looked at before it is answered, and how it is answered before it goes out. */
export function makeDoor(
  { host, port, publicUrl }: Pick<Config, "host" | "port" | "publicUrl">,
  dev: boolean,
): Door {
  const server = createServer({ ServerResponse: SiteResponse, keepAliveTimeout: LONGEST_IDLE });
  const secure = publicUrl.startsWith("https:");
  return {
    server,
    open(answer, quick = () => null, watch = null) {
      server.on("request", (request, response) => {
        const id = requestId(request);
        request.headers["x-request-id"] = id;
        response.setHeader("x-request-id", id);
        if (secure) response.setHeader("strict-transport-security", `max-age=${ONE_YEAR}`);
        // Who asks once more on a connection that is there is answered, and asks no further.
        if (!server.listening) response.setHeader("connection", "close");
        const asked = askedOf(request);
        const refusal = dev && DEVELOPMENT.test(asked.url) ? null : refusalOf(asked);
        inRequestSpan(request, response, { id, publicUrl }, () => {
          watch?.(request, response);
          if (refusal) refuse(response, refusal);
          else void settle(response, id, quick(request, response) ?? pass(request, response, id, answer));
        });
      });
      return listen(server, host, port);
    },
    close: (patience = LONGEST_FAREWELL) => close(server, patience),
  };
}

/** What is asked for. A proxy may name the whole address (RFC 9112, section 3.2.2). */
function askedOf(request: IncomingMessage): Asked {
  request.url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*(?=\/)/i, "");
  return { method: request.method ?? "GET", url: request.url, host: request.headers.host ?? "localhost" };
}

function refuse(response: SiteResponse, { status, headers }: Refusal): void {
  response.writeHead(status, {
    ...headers,
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${STATUS_CODES[status]}\n`);
}

async function pass(
  request: IncomingMessage,
  response: SiteResponse,
  id: string,
  answer: Answer,
): Promise<void> {
  const { headersDistinct, socket } = request;
  const forwarded = headersDistinct["x-forwarded-for"]?.join(",") ?? null;
  const client = clientAddress(socket.remoteAddress ?? "", forwarded);
  request.headers["x-forwarded-for"] = client;
  const left = new AbortController();
  response.once("close", () => left.abort());
  const asker = {
    client,
    id,
    signal: left.signal,
    refuse: (refusal: Refusal) => response.refuse(refusal),
    excuse: (refusal: Refusal) => response.excuse(() => refusal),
    pageHtml: pageHtmlFor(request),
  };
  await answerTo(asker, () => answer(request, response));
}

/** Tells of what failed, if nothing has been told yet. */
async function settle(response: SiteResponse, id: string, answering: Promise<void>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    logError(error, id);
    if (response.headersSent) response.destroy();
    else refuse(response, refusalFor(error) ?? { status: 500, headers: {} });
  }
}

function listen(server: DoorServer, host: string, port: number) {
  return new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: DoorServer, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY);
    const end = () => {
      clearInterval(sweep);
      clearTimeout(last);
      resolve();
    };
    const last = setTimeout(() => {
      server.closeAllConnections();
      // The sockets of development are no connections any more to the server.
      end();
    }, patience);
    server.close(end);
  });
}
