import { Counter, Gauge, type Registry } from "prom-client";
import type { Database } from "../db/client.ts";
import type { KeptFigures } from "../http/kept.ts";
import { listSearchCounts } from "../search/asked.ts";

/** Figures of what is counted elsewhere in this process, read when they are asked for. */
export function processMetrics(registry: Registry, keptPages: () => KeptFigures): void {
  const registers = [registry];
  new Counter({
    name: "playhead_searches_total",
    help: "Questions to the search, by what was asked and how it ended.",
    labelNames: ["kind", "end"] as const,
    registers,
    collect() {
      this.reset();
      for (const { kind, end, count } of listSearchCounts()) this.inc({ kind, end }, count);
    },
  });
  new Gauge({
    name: "playhead_kept_pages",
    help: "Finished pages that are kept in memory.",
    registers,
    collect() {
      this.set(keptPages().entries);
    },
  });
  new Gauge({
    name: "playhead_kept_pages_bytes",
    help: "What finished pages take of memory, about.",
    registers,
    collect() {
      this.set(keptPages().size);
    },
  });
  new Counter({
    name: "playhead_kept_page_requests_total",
    help: "Requests for pages that are kept, by whether they were there or had to be made.",
    labelNames: ["result"] as const,
    registers,
    collect() {
      const { found, made } = keptPages();
      this.reset();
      this.inc({ result: "found" }, found);
      this.inc({ result: "made" }, made);
    },
  });
}

/** Figures of what the database holds, read when they are asked for: they are the same of every process that uses it. */
export function databaseMetrics(registry: Registry, database: () => Database): void {
  const registers = [registry];
  new Gauge({
    name: "playhead_jobs",
    help: "Jobs, by what they do and how far they are.",
    labelNames: ["kind", "state"] as const,
    registers,
    async collect() {
      const groups = await database().job.groupBy({ by: ["kind", "state"], _count: true });
      this.reset();
      for (const { kind, state, _count } of groups) this.set({ kind, state }, _count);
    },
  });
  new Gauge({
    name: "playhead_jobs_due",
    help: "Jobs that wait and could have been begun, by what they do.",
    labelNames: ["kind"] as const,
    registers,
    async collect() {
      const where = { state: "waiting", dueAt: { lte: new Date() } };
      const groups = await database().job.groupBy({ by: ["kind"], where, _count: true });
      this.reset();
      for (const { kind, _count } of groups) this.set({ kind }, _count);
    },
  });
  new Gauge({
    name: "playhead_feeds",
    help: "Feeds, by whether they are kept up to date.",
    labelNames: ["state"] as const,
    registers,
    async collect() {
      const groups = await database().feed.groupBy({ by: ["state"], _count: true });
      this.reset();
      for (const { state, _count } of groups) this.set({ state }, _count);
    },
  });
  new Gauge({
    name: "playhead_feeds_failing",
    help: "Feeds that could not be read the last time.",
    registers,
    async collect() {
      this.set(await database().feed.count({ where: { failure: { not: null } } }));
    },
  });
}
