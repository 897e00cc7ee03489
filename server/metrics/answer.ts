import { collectDefaultMetrics, Registry } from "prom-client";
import type { Database } from "../db/client.ts";
import { isToken, tokenSaid } from "../http/bearer.ts";
import type { KeptFigures } from "../http/kept.ts";
import type { QuickAnswer } from "../site/door.ts";
import type { Observe } from "../site/watch.ts";
import { requestMetrics } from "./request-metrics.ts";
import { databaseMetrics, processMetrics } from "./state-metrics.ts";

const METRICS = "/metrics";

interface Figures {
  readonly keptPages: () => KeptFigures;
  readonly database: () => Database;
}

export interface Metrics {
  readonly observe: Observe;
  /** Answers requests for `/metrics` by those who say the token, in the text format of Prometheus; null for anything else. */
  readonly answer: QuickAnswer;
}

/** Begins to measure this process. Beside what it is told of: memory, processor, event loop, garbage, open files. */
export function openMetrics(token: string, { keptPages, database }: Figures): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observe = requestMetrics(registry);
  processMetrics(registry, keptPages);
  databaseMetrics(registry, database);
  return {
    observe,
    answer(request, response) {
      const [path] = (request.url ?? "").split("?", 1);
      if (path !== METRICS) return null;
      const said = tokenSaid(request.headers.authorization ?? null);
      if (said === null || !isToken(said, token)) {
        const challenge = { "WWW-Authenticate": 'Bearer realm="Playhead"', "Cache-Control": "no-store" };
        response.writeHead(401, challenge).end();
        return Promise.resolve();
      }
      return registry.metrics().then((text) => {
        response.writeHead(200, { "Content-Type": registry.contentType, "Cache-Control": "no-store" });
        response.end(request.method === "HEAD" ? undefined : text);
      });
    },
  };
}
