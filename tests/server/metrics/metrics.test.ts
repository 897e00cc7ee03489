import performanceHooks, { type IntervalHistogram } from "node:perf_hooks";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { openMetrics } from "#server/metrics/answer.ts";
import { counted } from "#server/search/asked.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import { watchFor } from "#server/site/watch.ts";
import { busyError } from "#server/thread/busy.ts";
import { sendLines } from "../../socket.ts";
import { parseExposition } from "../../support/exposition.ts";
import { sharedDatabase } from "../database.ts";

const TOKEN = "a-token-of-this-test-0123456789";
const KEPT = { entries: 3, size: 4500, found: 7, made: 4 };
const { db } = sharedDatabase();

// What measures a process watches it as long as it lives, and this one goes on to other files.
const watching = vi.spyOn(performanceHooks, "monitorEventLoopDelay");
afterAll(() => {
  for (const { value } of watching.mock.results) (value as IntervalHistogram).disable();
  watching.mockRestore();
});

let door: Door;
let port = 0;

beforeEach(async () => {
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  const metrics = openMetrics(TOKEN, { keptPages: () => KEPT, database: db });
  await door.open(
    async ({ url = "" }, response) => void response.writeHead(url.includes("nowhere") ? 404 : 200).end("sea"),
    metrics.answer,
    watchFor([metrics.observe]),
  );
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterEach(() => door.close(100));

const ask = (line: string, ...headers: readonly string[]) =>
  sendLines(port, [`${line} HTTP/1.1`, "Host: localhost", ...headers]);

async function figures() {
  const told = await ask("GET /metrics", `Authorization: Bearer ${TOKEN}`);
  expect(told).toMatch(/^HTTP\/1.1 200 /);
  expect(told).toMatch(/\r\ncontent-type: text\/plain; version=0\.0\.4; charset=utf-8\r\n/i);
  expect(told).toMatch(/\r\ncache-control: no-store\r\n/i);
  const [, length] = /\r\n([\da-f]+)\r\n/i.exec(told.slice(told.indexOf("\r\n\r\n"))) ?? [];
  const begin = told.indexOf("# HELP");
  const body = Buffer.from(told.slice(begin, begin + Number.parseInt(length ?? "", 16)), "latin1").toString();
  const families = parseExposition(body);
  return (name: string, labels = "") => {
    const family = name.replace(/_(?:bucket|sum|count)$/, "");
    const samples = [...(families.get(name)?.samples ?? []), ...(families.get(family)?.samples ?? [])];
    return samples.find((sample) => sample.name === name && sample.labels === labels)?.value;
  };
}

test("figures are for who says the token, and for nobody else", async () => {
  for (const said of [
    [],
    ["Authorization: Bearer a-token-of-this-test"],
    [`Authorization: Basic ${TOKEN}`],
  ]) {
    const told = await ask("GET /metrics", ...said);
    expect(told).toMatch(/^HTTP\/1.1 401 /);
    expect(told).toMatch(/\r\nwww-authenticate: Bearer realm="Playhead"\r\n/i);
    expect(told).not.toContain("playhead_");
  }
  expect(await ask("GET /metricsx", `Authorization: Bearer ${TOKEN}`)).toContain("sea");
});

test("requests are counted by what they ask for and how they are answered, in the format of Prometheus", async () => {
  for (const path of ["/", "/shows/sea/salt?q=1", "/shows/sea/more", "/nowhere", '/"quoted"\\'])
    await ask(`GET ${path}`);
  const figure = await figures();
  expect(figure("playhead_http_requests_total", '{kind="episode",status="200"}')).toBe(2);
  expect(figure("playhead_http_requests_total", '{kind="other",status="404"}')).toBe(1);
  expect(figure("playhead_http_request_duration_seconds_count", '{kind="episode"}')).toBe(2);
  expect(figure("playhead_http_request_duration_seconds_bucket", '{le="+Inf",kind="home"}')).toBe(1);
  expect(figure("playhead_http_sent_bytes_total", '{kind="home"}')).toBeGreaterThan(100);
  expect(figure("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  expect(figure("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
});

test("kept pages, searches, jobs and feeds are told as they are", async () => {
  const now = new Date();
  const job = (kind: string, subject: string, state: string, dueAt: Date) => ({
    kind,
    subject,
    state,
    dueAt,
    lane: subject,
    createdAt: now,
  });
  const before = await figures();
  await db().job.createMany({
    data: [
      job("feed", "1", "waiting", new Date(now.getTime() - 1000)),
      job("feed", "2", "waiting", new Date(now.getTime() + 1_000_000)),
      job("measure", "3", "failed", now),
    ],
  });
  const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };
  await db().show.create({
    data: { ...show, feed: { create: { location: "http://127.0.0.1/feed", failure: "status" } } },
  });
  await counted("page", Promise.resolve(1), null);
  await expect(counted("suggest", Promise.reject(busyError()), null)).rejects.toThrow();
  await expect(counted("marks", Promise.reject(new Error("x")), AbortSignal.abort())).rejects.toThrow();
  const figure = await figures();
  expect(before("playhead_jobs", '{kind="feed",state="waiting"}')).toBe(undefined);
  expect(figure("playhead_jobs", '{kind="feed",state="waiting"}')).toBe(2);
  expect(figure("playhead_jobs", '{kind="measure",state="failed"}')).toBe(1);
  expect(figure("playhead_jobs_due", '{kind="feed"}')).toBe(1);
  expect(figure("playhead_feeds", '{state="kept"}')).toBe(1);
  expect(figure("playhead_feeds_failing")).toBe(1);
  expect(figure("playhead_searches_total", '{kind="page",end="answered"}')).toBe(1);
  expect(figure("playhead_searches_total", '{kind="suggest",end="busy"}')).toBe(1);
  expect(figure("playhead_searches_total", '{kind="marks",end="left"}')).toBe(1);
  expect(figure("playhead_kept_pages")).toBe(KEPT.entries);
  expect(figure("playhead_kept_pages_bytes")).toBe(KEPT.size);
  expect(figure("playhead_kept_page_requests_total", '{result="found"}')).toBe(KEPT.found);
  expect(figure("playhead_kept_page_requests_total", '{result="made"}')).toBe(KEPT.made);
  // Asked again, nothing is counted twice.
  expect((await figures())("playhead_kept_page_requests_total", '{result="made"}')).toBe(KEPT.made);
});
