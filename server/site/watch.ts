import { AsyncResource } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { log } from "../log/log.ts";
import { requestLine } from "../log/request-line.ts";
import type { SiteResponse } from "./site-response.ts";

/** What is measured of a request once it is over. */
export interface Measured {
  /** From its head until all was sent or the asker had left. Milliseconds. */
  readonly ms: number;
  /** Sent in answer, head and body. */
  readonly bytes: number;
}

/** Told of each request when it is over. */
export type Observe = (request: IncomingMessage, response: SiteResponse, measured: Measured) => void;
/** Told of each request when it comes. */
export type Watch = (request: IncomingMessage, response: SiteResponse) => void;

/** Measures requests for who wants to know of them; null where nobody does. */
export function watchFor(observers: readonly Observe[]): Watch | null {
  if (observers.length === 0) return null;
  /** Answers go out on a connection one after the other: what it has sent since the last is this one's. */
  const told = new WeakMap<Socket, number>();
  return (request, response) => {
    const begun = performance.now();
    const { socket } = request;
    const end = () => {
      const bytes = socket.bytesWritten - (told.get(socket) ?? 0);
      told.set(socket, socket.bytesWritten);
      for (const observe of observers) observe(request, response, { ms: performance.now() - begun, bytes });
    };
    // It belongs to the span of the request, which the socket that closes knows nothing of.
    response.once("close", AsyncResource.bind(end));
  };
}

/** Tells of each request in the log. */
export const logRequest: Observe = (request, response, measured) => {
  const id = String(request.headers["x-request-id"]);
  const { level, line } = requestLine(request, response, { id, ...measured });
  log()?.[level](line, "request");
};
