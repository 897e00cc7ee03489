import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Config } from "../config.ts";
import { answerTo, pageHtmlFor, type Refusal } from "../http/asker.ts";
import { clientAddress } from "../http/client-address.ts";
import { type Asked, refusalOf } from "./gate.ts";
import { SiteResponse } from "./site-response.ts";

/** So long what is being sent when the door closes may go on. Milliseconds. */
const LONGEST_FAREWELL = 5000;
const ONE_YEAR = 31_536_000;
/** The tools of development ask in their own ways. */
const DEVELOPMENT = /^\/(?:_next|__nextjs)/;

/** Answers a request, or has somebody else answer it. */
export type Answer = (request: IncomingMessage, response: SiteResponse) => Promise<void>;
/** Answers what needs to know nothing of who asks; null where that is for the other answer to do. */
export type QuickAnswer = (request: IncomingMessage, response: SiteResponse) => Promise<void> | null;
type DoorServer = Server<typeof IncomingMessage, typeof SiteResponse>;

export interface Door {
  readonly server: DoorServer;
  /** Listens, and lets everybody in whom the gate does not refuse. `quick` is asked first. */
  readonly open: (answer: Answer, quick?: QuickAnswer) => Promise<void>;
  /** Lets nobody in any more; what is being sent has five seconds. */
  readonly close: () => Promise<void>;
}

/** Where requests come in: what they ask for is looked at before it is answered, and how it is answered before it goes out. */
export function makeDoor(
  { host, port, publicUrl }: Pick<Config, "host" | "port" | "publicUrl">,
  dev: boolean,
): Door {
  const server = createServer({ ServerResponse: SiteResponse });
  const secure = publicUrl.startsWith("https:");
  return {
    server,
    open(answer, quick = () => null) {
      server.on("request", (request, response) => {
        if (secure) response.setHeader("strict-transport-security", `max-age=${ONE_YEAR}`);
        const asked = askedOf(request);
        const refusal = dev && DEVELOPMENT.test(asked.url) ? null : refusalOf(asked);
        if (refusal) refuse(response, refusal);
        else void settle(response, quick(request, response) ?? pass(request, response, answer));
      });
      return listen(server, host, port);
    },
    close: () => close(server),
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

async function pass(request: IncomingMessage, response: SiteResponse, answer: Answer): Promise<void> {
  const { headersDistinct, socket } = request;
  const forwarded = headersDistinct["x-forwarded-for"]?.join(",") ?? null;
  const client = clientAddress(socket.remoteAddress ?? "", forwarded);
  request.headers["x-forwarded-for"] = client;
  const left = new AbortController();
  response.once("close", () => left.abort());
  const asker = {
    client,
    signal: left.signal,
    refuse: (refusal: Refusal) => response.refuse(refusal),
    pageHtml: pageHtmlFor(request),
  };
  await answerTo(asker, () => answer(request, response));
}

/** Tells of what failed, if nothing has been told yet. */
async function settle(response: SiteResponse, answering: Promise<void>): Promise<void> {
  try {
    await answering;
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 500, headers: {} });
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

function close(server: DoorServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => {
      server.closeAllConnections();
      // The sockets of development are no connections any more to the server.
      resolve();
    }, LONGEST_FAREWELL);
  });
}
