import path from "node:path";
import { pathToFileURL } from "node:url";
import workerpool, { type Pool } from "workerpool";
import { BUNDLES, SERVICES, type Service } from "./service.ts";

interface PoolOptions {
  /** How many threads there may be. */
  readonly most: number;
  /** So many may wait for a thread; more are refused rather than kept waiting. */
  readonly mostWaiting: number;
  /** What each thread is begun with. */
  readonly data?: Readonly<Record<string, string>>;
}

/** Threads that are begun when they are needed: bundled ones on a server that was built, else from their sources. */
export function openPool(service: Service, { most, mostWaiting, data = {} }: PoolOptions): Pool {
  const built = process.env.NODE_ENV === "production";
  const script = built ? `${BUNDLES}/${service}.mjs` : "server/thread/thread.js";
  const source = pathToFileURL(path.resolve(SERVICES[service])).href;
  return workerpool.pool(path.resolve(script), {
    workerType: "thread",
    maxWorkers: most,
    maxQueueSize: mostWaiting,
    workerThreadOpts: { workerData: { ...data, source } },
  });
}
