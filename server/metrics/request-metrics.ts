import { Counter, Histogram, type Registry } from "prom-client";
import type { Observe } from "../site/watch.ts";
import { pathKind } from "./path-kind.ts";

/** Seconds: kept pages take a millisecond, sound as long as it is listened to. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** Counts requests by what they ask for and how they are answered. */
export function requestMetrics(registry: Registry): Observe {
  const registers = [registry];
  const requests = new Counter({
    name: "playhead_http_requests_total",
    help: "Requests that are over, by what they asked for and the status of the answer.",
    labelNames: ["kind", "status"] as const,
    registers,
  });
  const sent = new Counter({
    name: "playhead_http_sent_bytes_total",
    help: "Bytes of answers, heads and bodies.",
    labelNames: ["kind"] as const,
    registers,
  });
  const duration = new Histogram({
    name: "playhead_http_request_duration_seconds",
    help: "From the head of a request until all was sent or the asker had left.",
    labelNames: ["kind"] as const,
    buckets: BUCKETS,
    registers,
  });
  return ({ url = "" }, { statusCode }, { ms, bytes }) => {
    const kind = pathKind(url);
    requests.inc({ kind, status: String(statusCode) });
    sent.inc({ kind }, bytes);
    duration.observe({ kind }, ms / 1000);
  };
}
