import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { refreshFeed } from "#server/feeds/acts.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { sendLines } from "../../socket.ts";
import { OtlpHost, type SentSpan } from "../../support/otlp-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

/** Milliseconds; a process and its threads take their time where others work as well. */
const LONG = { timeout: 100_000, interval: 100 };
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

/** A site in a process of its own, with an SDK that sends to the collector; `said` is all that it says. */
async function begin(env: Readonly<Record<string, string>>, ...sdk: readonly string[]) {
  const script = ["--import", "tsx", ...sdk, "tests/server/trace/traced-process.ts"];
  const site = spawn(process.execPath, script, { env: { ...process.env, ...env } });
  onTestFinished(() => void site.kill("SIGKILL"));
  const said = { text: "" };
  for (const stream of [site.stdout, site.stderr])
    stream.on("data", (text) => {
      said.text += text;
    });
  await expect.poll(() => said.text, LONG).toMatch(/port \d+/);
  const port = Number(/port (\d+)/.exec(said.text)?.[1]);
  const ask = (path: string, ...headers: readonly string[]) =>
    sendLines(port, [`GET ${path} HTTP/1.1`, "Host: a", ...headers]);
  const end = async () => {
    site.kill("SIGTERM");
    await once(site, "close");
    return said.text;
  };
  return { ask, end };
}

/** A show whose feed is due to be asked for. */
async function dueFeed() {
  const { db, file, folder } = await freshDatabase();
  const hosting = await host({ "/s3cret/feed?token=s3cret": feedOf("one") });
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  await importFeed(`${hosting.origin}/s3cret/feed?token=s3cret`, options);
  expect(await refreshFeed(db, "sea", new Date())).toBe(true);
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: file.includes("://") ? file : `file:${file}`,
    FETCH_PRIVATE: "true",
  };
  return { env, port: Number(new URL(hosting.origin).port) };
}

const named = (spans: readonly SentSpan[], name: string) => spans.find((span) => span.name === name);

test("requests, searches, statements, jobs and what is fetched are spans, and none of them tells what is secret or somebody's", {
  timeout: 200_000,
}, async () => {
  const collector = await OtlpHost.open();
  onTestFinished(() => collector.close());
  const { env, port } = await dueFeed();
  const site = await begin(
    { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin },
    "--import",
    "./tests/support/tracing-sdk.js",
  );
  await site.ask("/search?q=s3cret", `traceparent: 00-${TRACE}-${PARENT}-01`, "X-Request-Id: of-a-proxy");
  await site.ask("/sign-in/link/s3cret");
  await site.ask("/sitemap");
  const find = (name: string) => named(collector.spans, name);
  await expect.poll(() => find("job feed"), LONG).toBeDefined();
  const said = await site.end();

  const request = find("GET search");
  expect(request).toMatchObject({
    scope: "playhead",
    kind: "server",
    trace: TRACE,
    parent: PARENT,
    failed: false,
  });
  expect(request?.attributes).toEqual({
    "http.request.method": "GET",
    "http.response.status_code": 200,
    "network.protocol.version": "1.1",
    "playhead.kind": "search",
    "playhead.request.id": "of-a-proxy",
    "server.address": "localhost",
    "url.path": "/search",
    "url.scheme": "http",
  });
  expect(find("search page")).toMatchObject({
    kind: "internal",
    parent: request?.id,
    attributes: { "playhead.search.kind": "page" },
  });
  // Beside what search itself may ask, which it does once a second.
  const statements = collector.spans.filter(
    ({ name, parent }) => name === "SELECT" && parent === request?.id,
  );
  expect(statements).toContainEqual(
    expect.objectContaining({
      kind: "client",
      attributes: expect.objectContaining({
        "db.operation.name": "SELECT",
        "db.query.text": expect.stringMatching(/^SELECT .*Show/),
      }),
    }),
  );

  expect(find("GET sign-in")?.attributes["url.path"]).toBe("/sign-in/link/:secret");
  const failed = find("GET sitemap");
  expect(failed).toMatchObject({ failed: true, parent: null, attributes: { "error.type": "500" } });

  const job = find("job feed");
  expect(job).toMatchObject({
    parent: null,
    attributes: { "playhead.job.end": "again", "playhead.job.kind": "feed" },
  });
  // Other jobs fetch, too.
  const fetched = collector.spans.find(
    ({ name, kind, trace }) => name === "GET" && kind === "client" && trace === job?.trace,
  );
  expect(fetched).toMatchObject({
    attributes: {
      "http.request.method": "GET",
      "http.response.status_code": 304,
      "server.address": "127.0.0.1",
      "server.port": port,
    },
  });
  const early = { "url.query": "", "http.target": "" };
  expect(find("early answer")?.attributes).toEqual({
    ...early,
    "url.path": "/search",
    "http.target": "/search",
  });
  expect(find("early question")?.attributes).toEqual({ ...early, "url.path": "" });
  expect(collector.text).not.toContain("s3cret");
  expect(collector.text).not.toContain("a-slug-that-is-looked-for");

  const lines = said.split("\n").filter((line) => line.includes(TRACE));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { msg: "Something was answered", id: "of-a-proxy", trace_id: TRACE, span_id: request?.id },
    { msg: "request", path: "/search", trace_id: TRACE, span_id: request?.id },
  ]);
});

test("without an SDK all goes on, and logs name no traces", { timeout: 100_000 }, async () => {
  const { env } = await dueFeed();
  const site = await begin(env);
  expect(await site.ask("/shows", `traceparent: 00-${TRACE}-${PARENT}-01`)).toMatch(/^HTTP\/1.1 200 /);
  const said = await site.end();
  expect(said).toContain('"path":"/shows"');
  expect(said).not.toContain("trace_id");
});
