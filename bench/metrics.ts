import type { CDPSession, Page } from "@playwright/test";
import { z } from "zod";

/** What Chromium counts of a page. Its times are in seconds. */
export async function readMetric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === name)?.value ?? 0;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Whoever asks has enabled `Performance`. */
export async function openMetrics(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return session;
}

/** What a page holds, when all is taken away that it holds no more. */
export interface Held {
  readonly heap: number;
  readonly nodes: number;
}

export async function readHeld(session: CDPSession): Promise<Held> {
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  return { heap: await readMetric(session, "JSHeapUsedSize"), nodes: await readMetric(session, "Nodes") };
}

/** Runs in the page before it: notes tasks of 50 ms and more, and when a canvas was first filled. A text, because the page knows nothing of our compiler. */
export const WATCH_TASKS = `
window.tasks = [];
window.drawn = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration)))
  .observe({ type: "longtask" });
const fill = CanvasRenderingContext2D.prototype.fill;
CanvasRenderingContext2D.prototype.fill = function (...args) {
  if (drawn === 0) requestAnimationFrame(() => { drawn ||= performance.now(); });
  return fill.apply(this, args);
};`;

const tasksSchema = z.array(z.number());

/** Since it was asked last; milliseconds. */
export async function takeTasks(page: Page): Promise<readonly number[]> {
  return tasksSchema.parse(await page.evaluate("tasks.splice(0)"));
}
