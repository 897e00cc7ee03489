import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { isNear } from "../http/client-address.ts";
import { loggedPath } from "../log/request-line.ts";
import { pathKind } from "../metrics/path-kind.ts";
import { currentTracer } from "./tracer.ts";

/** Those that the semantic conventions know; all others are one. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]);

interface RequestAbout {
  /** What it is called in logs and answers. */
  readonly id: string;
  readonly publicUrl: string;
}

/**
 * Answers a request within a span, where spans are made: from its head until all was sent or the asker had left. It belongs to the
 * trace that a proxy tells (W3C Trace Context) which is near; a stranger could else have everything recorded. Of who asks, and
 * of what stands after a `?`, nothing is told.
 */
export function inRequestSpan(
  request: IncomingMessage,
  response: ServerResponse,
  about: RequestAbout,
  answer: () => void,
): void {
  const tracer = currentTracer();
  if (tracer === null) {
    answer();
    return;
  }
  const parent = parentOf(request);
  const { name, attributes } = aboutOf(request, about);
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  response.once("close", () => endSpan(span, response));
  context.with(trace.setSpan(parent, span), answer);
}

function parentOf({ headers, socket }: IncomingMessage): Context {
  const active = context.active();
  // What the SDK itself has begun of this request was told the same headers.
  if (trace.getSpan(active) || !isNear(socket.remoteAddress ?? "")) return active;
  return propagation.extract(active, headers);
}

function aboutOf({ url = "", method = "", httpVersion }: IncomingMessage, { id, publicUrl }: RequestAbout) {
  const { protocol, hostname } = new URL(publicUrl);
  const kind = pathKind(url);
  const known = METHODS.has(method);
  const attributes = {
    "http.request.method": known ? method : "_OTHER",
    "url.path": loggedPath(url),
    "url.scheme": protocol.slice(0, -1),
    "server.address": hostname,
    "network.protocol.version": httpVersion,
    "playhead.kind": kind,
    "playhead.request.id": id,
  };
  return { name: `${known ? method : "HTTP"} ${kind}`, attributes };
}

function endSpan(span: Span, { statusCode, writableFinished }: ServerResponse): void {
  span.setAttribute("http.response.status_code", statusCode);
  if (!writableFinished) span.setAttribute("playhead.left", true);
  if (statusCode >= 500) {
    span.setAttribute("error.type", String(statusCode));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
