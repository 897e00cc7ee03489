import type { Browser, CDPSession } from "@playwright/test";
import { z } from "zod";
import { median, openMetrics, readMetric } from "./metrics.ts";
import { kilobytes, PAGES, withSites } from "./sites.ts";

const RUNS = Number(process.argv[2] ?? 9);
const VISITS = 50;
/** Times slower than this machine. */
const SLOWER = 4;
/** Lighthouse's slow 4G: 1.6 Mbit/s and 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
const KINDS = ["Document", "Script", "Stylesheet", "Font", "Image", "Fetch"] as const;

/** Runs in the page before it: notes what is painted and what moves. A text, because the page knows nothing of our compiler. */
const WATCH_PAINT = `
window.seen = { fcp: 0, lcp: 0, cls: 0 };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });`;

const seenSchema = z.object({ fcp: z.number(), lcp: z.number(), cls: z.number() });

/** One load. Times in milliseconds. */
interface Load extends z.infer<typeof seenSchema> {
  /** What the main thread was busy. */
  readonly busy: number;
  /** Compressed, by kind. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** What a first visit is on a slow phone, and what many pages leave behind. Medians. */
await withSites(async ({ browser, site, bare }) => {
  console.log(`visit: ${SLOWER} times slowed, slow 4G, medians of ${RUNS} loads; ratios to a bare page`);
  const least = await loadOften(browser, bare);
  report("bare page", least, least);
  const pages = { ...PAGES, "episode at a moment": `${PAGES.episode}?t=600` };
  for (const [name, address] of Object.entries(pages))
    report(name, await loadOften(browser, site + address), least);
  await measureLeak(browser, site);
});

async function loadOften(browser: Browser, url: string): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (let run = 0; run < RUNS; run++) loads.push(await load(browser, url));
  return loads;
}

async function load(browser: Browser, url: string): Promise<Load> {
  const { page, session } = await openPhone(browser);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  await page.addInitScript(WATCH_PAINT);
  await page.goto(url, { waitUntil: "networkidle" });
  const seen = seenSchema.parse(await page.evaluate("seen"));
  const busy = (await readMetric(session, "TaskDuration")) * 1000;
  await page.context().close();
  return { ...seen, busy, bytes };
}

function report(name: string, loads: readonly Load[], least: readonly Load[]): void {
  const of = (pick: (load: Load) => number) => median(loads.map(pick));
  const compare = (pick: (load: Load) => number) =>
    `${Math.round(of(pick))} ms (${(of(pick) / median(least.map(pick))).toFixed(2)})`;
  const shifts = loads.map(({ cls }) => cls);
  const parts = KINDS.map(
    (kind) => `${kind.toLowerCase()} ${kilobytes(of(({ bytes }) => bytes.get(kind) ?? 0))}`,
  );
  console.log(
    `  ${name}: FCP ${compare(({ fcp }) => fcp)}, LCP ${compare(({ lcp }) => lcp)}, main thread ${compare(({ busy }) => busy)}, CLS at most ${Math.max(...shifts).toFixed(4)}; ${parts.join(", ")}`,
  );
}

/** What stays of pages that are left while sound plays. */
async function measureLeak(browser: Browser, site: string): Promise<void> {
  const page = await browser.newPage();
  const session = await openMetrics(page);
  await page.goto(site + PAGES.episode, { waitUntil: "networkidle" });
  await page.getByRole("main").getByRole("button", { name: /^Play/ }).first().click();
  for (let visit = 0; visit <= VISITS; visit += 2) {
    if (visit % 10 === 0) console.log(`  after ${visit} visits: ${await sizeOf(session)}`);
    await page.locator('header a[href="/"]').press("Enter");
    await page.waitForURL(`${site}/`);
    await page.locator(`main a[href="${PAGES.episode}"]`).first().press("Enter");
    await page.waitForURL(site + PAGES.episode);
  }
  await page.close();
}

async function sizeOf(session: CDPSession): Promise<string> {
  await session.send("HeapProfiler.collectGarbage");
  const heap = await readMetric(session, "JSHeapUsedSize");
  const [nodes, listeners] = [
    await readMetric(session, "Nodes"),
    await readMetric(session, "JSEventListeners"),
  ];
  return `heap ${kilobytes(heap)}, ${nodes} nodes, ${listeners} listeners`;
}

async function openPhone(browser: Browser) {
  const context = await browser.newContext({ ...PHONE, locale: "en" });
  const page = await context.newPage();
  const session = await openMetrics(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return { page, session };
}
