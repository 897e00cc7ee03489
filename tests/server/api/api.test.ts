import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { GET as getOpenapi } from "#app/api/v1/openapi.json/route.ts";
import { GET as getSearch, HEAD as headSearch, OPTIONS as optionsSearch } from "#app/api/v1/search/route.ts";
import { GET as getSuggest } from "#app/api/v1/suggest/route.ts";
import { GET as getFeed } from "#app/search/feed.xml/route.ts";
import { GET as getHits } from "#app/search/hits.json/route.ts";
import { GET as getNewest } from "#app/shows/[show]/newest.json/route.ts";
import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText, findChild, listChildren } from "#core/markup/xml-element.ts";
import { readHits } from "#core/search/hits-file.ts";
import { parseSearchRequest } from "#core/search/request.ts";
import { type SearchAnswer, searchSchema, suggestionsSchema } from "#server/api/answer.ts";
import { SEARCH_PARAMETERS } from "#server/api/openapi.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { problemSchema } from "#server/http/problem.ts";
import {
  FEED_LIMITER,
  type Limiter,
  limited,
  openLimiter,
  SEARCH_LIMITER,
  SUGGEST_LIMITER,
} from "#server/http/rate-limit.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import messages from "../../../messages/en.json";
import { made } from "../made.ts";
import { addShow } from "../search/search-archive.ts";

// There is no request scope of Next's in a test, from which it learns the reader's language.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "search") => createTranslator({ locale: "en", messages, namespace }),
}));

const HOME = "https://pod.example.org";
const folder = mkdtempSync(path.join(tmpdir(), "playhead-api-"));

beforeAll(async () => {
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: `${HOME}/` });
  const file = path.join(folder, "playhead.db");
  await migrateDatabase(file);
  const db = openDatabase(file);
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      minutes: 12,
      tags: ["Light"],
      audio: "/media/lamps.mp3",
      lines: [
        ["Vera Lund", "The lighthouse & its <b>lamp</b> stood there."],
        ["Paul", "Nobody answered him for a long while."],
        ["Paul", "Is 𝄞 the sign of a lighthouse?"],
      ],
    },
    {
      title: "About rocks",
      published: "2026-01-20",
      minutes: 90,
      lines: [["Ann", "A rock is patient, a lighthouse is not."]],
    },
    { title: "The lighthouse keeper", published: "2026-02-01", lines: [["Ann", "Something else entirely."]] },
  ]);
  await db.$disconnect();
});

afterAll(async () => {
  await made<SearchBackend>("search").close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(address: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost:3000${address}`, { headers });
}

async function searched(parameters: string): Promise<SearchAnswer> {
  const response = await getSearch(ask(`/api/v1/search?${parameters}`));
  expect(response.status).toBe(200);
  const answer: unknown = await response.json();
  // Equal, not only valid: what the schema does not tell of would be gone.
  expect(searchSchema.parse(answer)).toEqual(answer);
  return searchSchema.parse(answer);
}

async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const body: unknown = await response.json();
  const problem = problemSchema.parse(body);
  expect(problem).toEqual(body);
  expect(problem.status).toBe(status);
  return problem;
}

describe("a question that is none", () => {
  test.each(["", "q=", "q=%20", "show=harbour-talk"])("%o is told what to do", async (parameters) => {
    for (const [get, address] of [
      [getSearch, "/api/v1/search"],
      [getFeed, "/search/feed.xml"],
    ] as const) {
      const problem = await expectProblem(await get(ask(`${address}?${parameters}`)), 400);
      expect(problem.detail).toContain(`${HOME}${address}?q=lighthouse`);
    }
  });
});

describe("a search", () => {
  test("is answered with whole addresses, times and marks", async () => {
    const answer = await searched("q=lighthouse&from=2024-01-01&to=2024-12-31&utm_source=x");
    const [episode] = answer.episodes;
    expect(answer).toMatchObject({
      query: "lighthouse",
      page: 1,
      pages: 1,
      totalMoments: 2,
      totalEpisodes: 1,
    });
    expect(episode).toMatchObject({
      title: "About lamps",
      total: 2,
      places: [0, 10],
      duration: 720,
      published: "2024-03-01T00:00:00.000Z",
      show: { title: "Harbour Talk" },
      url: `${HOME}/shows/${episode?.id}`,
    });
    expect(episode?.id).toMatch(/^[^/]+\/[^/]+$/);
    expect(episode?.id).toContain(`${episode?.show.id}/`);
    for (const { text, marks, url, start, id } of episode?.moments ?? []) {
      expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["lighthouse"]);
      expect(url).toBe(`${episode?.url}?t=${start}`);
      expect(id).not.toBe("");
    }
    expect(episode?.moments).toHaveLength(2);
  });

  test("has chapters whose titles match", async () => {
    const [episode] = (await searched("q=beginning&episode=harbour-talk/about-rocks")).episodes;
    expect(episode?.chapters).toEqual([
      { start: 5, title: "Beginning About rocks", url: `${episode?.url}?t=5` },
    ]);
  });

  test("is the same for everybody and everywhere", async () => {
    const { headers } = await getSearch(ask("/api/v1/search?q=lamp"));
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
    });
    expect((await headSearch(ask("/api/v1/search?q=lamp"))).status).toBe(200);
    const preflight = optionsSearch();
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
  });

  test("that finds nothing says so", async () => {
    expect(await searched("q=zzzzzz")).toMatchObject({ totalMoments: 0, totalEpisodes: 0, episodes: [] });
  });
});

describe("suggestions", () => {
  test.each(["", "?q=", "?q=%20"])("for %o are none", async (parameters) => {
    const response = await getSuggest(ask(`/api/v1/suggest${parameters}`));
    expect(await response.json()).toEqual({ words: [], people: [], shows: [], episodes: [] });
  });

  test("are for our own pages, and kept by the browser alone", async () => {
    const response = await getSuggest(ask("/api/v1/suggest?q=light"));
    const body: unknown = await response.json();
    expect(suggestionsSchema.parse(body)).toEqual(body);
    expect(suggestionsSchema.parse(body).words).toContain("lighthouse");
    expect(response.headers.get("cache-control")).toBe("private, max-age=300");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the hits that are played in turn", () => {
  test("are those that can be heard, from the one that is asked for", async () => {
    const response = await getHits(ask("/search/hits.json?q=lighthouse&first=1"));
    expect(response.status).toBe(200);
    const { total, hits } = readHits(await response.json());
    expect(total).toBe(2);
    expect(hits).toMatchObject([{ number: 1, end: 30, track: { title: "About lamps" } }]);
  });
});

describe("the newest of a show", () => {
  const askFor = (show: string) =>
    getNewest(ask(`/shows/${show}/newest.json`), { params: Promise.resolve({ show }) });

  test("come first, with what the player draws", async () => {
    const response = await askFor("harbour-talk");
    expect(response.status).toBe(200);
    const { tracks } = await response.json();
    expect(tracks).toHaveLength(3);
    expect(tracks.slice(1)).toMatchObject([
      { title: "About rocks", audio: null },
      { title: "About lamps", chapters: [{ start: 5 }], peaks: null },
    ]);
  });

  test("of no show are none", async () => {
    expect((await askFor("nobody")).status).toBe(404);
  });
});

describe("a feed", () => {
  const address = "/search/feed.xml?q=lighthouse&order=oldest&page=2";
  const ofFeed = async (headers: Record<string, string> = {}) => getFeed(ask(address, headers));

  test("has the episodes in which it is said, the newest first", async () => {
    const response = await ofFeed();
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("last-modified")).toBe("Tue, 20 Jan 2026 00:00:00 GMT");
    const { root, problems } = parseXml(await response.text(), FEED_NAMESPACES);
    const channel = root && findChild(root, "channel");
    expect(problems).toEqual([]);
    expect(channel && childText(channel, "title")).toBe("“lighthouse” in Playhead");
    const items = channel ? listChildren(channel, "item") : [];
    expect(items.map((item) => childText(item, "title"))).toEqual(["About rocks", "About lamps"]);
    const description = items.map((item) => childText(item, "description")).join();
    expect(description).toContain("<mark>lighthouse</mark> &amp; its &lt;b&gt;lamp&lt;/b&gt;");
  });

  test("that the reader has is not sent again", async () => {
    const tag = (await ofFeed()).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    for (const headers of [
      ...[tag, `W/${tag}`, `"other", ${tag}`, "*"].map((tags) => ({ "if-none-match": tags })),
      { "if-modified-since": "Tue, 20 Jan 2026 00:00:00 GMT" },
      { "if-none-match": tag, "if-modified-since": "Tue, 20 Jan 2015 00:00:00 GMT" },
    ]) {
      const response = await ofFeed(headers);
      expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([304, tag, ""]);
    }
  });

  test.each([
    [{ "if-none-match": '"other"' }],
    [{ "if-none-match": '"other"', "if-modified-since": "Fri, 20 Jan 2040 00:00:00 GMT" }],
    [{ "if-modified-since": "Mon, 19 Jan 2026 23:59:59 GMT" }],
    [{ "if-modified-since": "yesterday" }],
  ])("that the reader does not have is sent: %j", async (headers) => {
    expect((await ofFeed(headers)).status).toBe(200);
  });

  test("of nothing has no date, and is not unchanged since any", async () => {
    const since = { "if-modified-since": "Fri, 20 Jan 2040 00:00:00 GMT" };
    const response = await getFeed(ask("/search/feed.xml?q=zzzzzz", since));
    expect([response.status, response.headers.get("last-modified")]).toEqual([200, null]);
  });
});

describe("who asks too often", () => {
  let limiter: Limiter;
  beforeEach(() => {
    limiter = openLimiter("test", 2);
  });
  const from = (address: string) => ask("/", { "x-forwarded-for": address });

  test("is told when to come back", async () => {
    expect([await limited(from("a"), limiter), await limited(from("a"), limiter)]).toEqual([null, null]);
    const refusal = await limited(from("a"), limiter);
    if (refusal === null) throw new Error("a third request was answered");
    const seconds = Number(refusal.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refusal.headers.get("ratelimit-policy")).toBe('"test";q=2;w=60');
    expect(refusal.headers.get("ratelimit")).toBe(`"test";r=0;t=${seconds}`);
    expect((await expectProblem(refusal, 429)).detail).toContain(`in ${seconds} s`);
  });

  test("is answered again after a minute", async () => {
    vi.useFakeTimers();
    try {
      for (let i = 0; i < 3; i++) await limited(from("a"), limiter);
      vi.advanceTimersByTime(60_000);
      expect(await limited(from("a"), limiter)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test("is known by what the nearest proxy wrote, not by what came with the request", async () => {
    for (const address of ["1, b", "2,b"]) expect(await limited(from(address), limiter)).toBeNull();
    expect(await limited(from("3, b"), limiter)).not.toBeNull();
    expect(await limited(from("b, c"), limiter)).toBeNull();
    expect(await limited(ask("/"), limiter)).toBeNull();
  });

  test("fills no memory with invented addresses", async () => {
    for (let i = 0; i < 70_000; i++) await limited(from(`${i}`), limiter);
    expect(limiter.counter.dump().storage.length).toBeLessThanOrEqual(65_536);
  });

  test("may search and read feeds once a second, and type as fast as anybody can", () => {
    expect([SEARCH_LIMITER, SUGGEST_LIMITER, FEED_LIMITER].map(({ quota }) => quota)).toEqual([60, 600, 60]);
  });
});

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(["query", "path"]), schema: z.looseObject({}) }),
  ),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.looseObject({ description: z.string().min(1) })),
});
const openapi = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string().startsWith("/"), z.object({ get: operation.loose() })),
});

function listRefs(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [String(inner)] : listRefs(inner),
  );
}

function resolveRef(document: unknown, ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
}

describe("the description of the API", () => {
  const describedNow = async (): Promise<unknown> => (await getOpenapi()).json();

  test("is OpenAPI 3.1", async () => {
    const { paths, servers } = openapi.parse(await describedNow());
    expect(servers).toEqual([{ url: HOME }]);
    expect(Object.keys(paths)).toEqual([
      "/api/v1/search",
      "/api/v1/suggest",
      "/search/feed.xml",
      "/api/v1/shows",
      "/api/v1/shows/{show}",
      "/api/v1/shows/{show}/episodes",
      "/api/v1/shows/{show}/episodes/{episode}",
      "/api/v1/shows/{show}/episodes/{episode}/transcript",
    ]);
    const operations = Object.values(paths).map(({ get }) => get);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of operations) expect(Object.keys(responses)).toContain("429");
  });

  test("refers to nothing that is not there", async () => {
    const document = await describedNow();
    const refs = listRefs(document);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) expect(resolveRef(document, ref), ref).toMatchObject({ type: "object" });
  });

  test("names every parameter that a search reads, and no other", () => {
    const read = new Set<string>();
    parseSearchRequest((name) => {
      read.add(name);
      return "";
    });
    expect(SEARCH_PARAMETERS.map(({ name }) => name).toSorted()).toEqual([...read].toSorted());
  });
});
