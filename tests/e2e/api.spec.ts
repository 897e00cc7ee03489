import { expect } from "@playwright/test";
import { z } from "zod";
import { searchSchema } from "#server/api/answer.ts";
import { episodeSchema, episodesSchema } from "#server/api/episode-answer.ts";
import { showsSchema } from "#server/api/show-answer.ts";
import { transcriptSchema } from "#server/api/transcript-answer.ts";
import { exchange } from "./exchange.ts";
import { SHOW, test } from "./listening.ts";

const FEED = "/search/feed.xml?q=lighthouse";

test("another program searches, and its listener opens what it found", async ({ page, request }) => {
  const response = await request.get("/api/v1/search", { params: { q: "lighthouse" } });
  expect(response.status()).toBe(200);
  expect(response.headers()).toMatchObject({ "access-control-allow-origin": "*" });
  const { totalMoments, episodes } = searchSchema.parse(await response.json());
  const [moment] = episodes.flatMap(({ moments }) => moments);
  expect(totalMoments).toBeGreaterThan(0);
  if (!moment) throw new Error("a lighthouse is spoken of, but no moment is told");
  expect(moment.marks.length).toBeGreaterThan(0);
  const opened = await page.goto(moment.url);
  expect(opened?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a program that asks for nothing is told what to ask", async ({ request }) => {
  const response = await request.get("/api/v1/search");
  expect(response.status()).toBe(400);
  expect(response.headers()["content-type"]).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 400, detail: expect.stringContaining("q=") });
});

test("a program reads the archive from its shows to the words of an episode", async ({ baseURL }) => {
  const port = Number(new URL(baseURL ?? "").port);
  const get = (url: string, ...lines: string[]) => {
    const { pathname, search } = new URL(url, baseURL);
    return exchange(port, [`GET ${pathname}${search} HTTP/1.1`, ...lines]);
  };
  const { shows } = showsSchema.parse(JSON.parse((await get("/api/v1/shows")).body));
  const ours = shows.find(({ url }) => url.endsWith(SHOW));
  const list = await get(`/api/v1/shows/${ours?.id}/episodes?speaker=vera&year=2026&season=1`);
  const { episodes, total } = episodesSchema.parse(JSON.parse(list.body));
  expect([total, ours?.episodes]).toEqual([2, 2]);
  const { transcripts } = episodeSchema.parse(JSON.parse((await get(episodes[0]?.details ?? "")).body));
  const address = transcripts[0]?.url ?? "";
  const transcript = await get(address);
  const { timing, passages } = transcriptSchema.parse(JSON.parse(transcript.body));
  expect([timing, passages[0]?.speaker]).toEqual(["word", "Vera"]);
  expect(transcript.headers).toMatchObject({
    "content-length": String(transcript.body.length),
    "access-control-allow-origin": "*",
  });
  const again = await get(address, `If-None-Match: ${transcript.headers.etag}`);
  expect([again.status, again.body]).toEqual([304, ""]);
  const preflight = ["Origin: https://other.example", "Access-Control-Request-Method: GET"];
  const { pathname } = new URL(address);
  expect((await exchange(port, [`OPTIONS ${pathname} HTTP/1.1`, ...preflight])).status).toBe(204);
  expect((await get(`${address}&page=999`)).status).toBe(404);
});

test("a feed reader follows a search, and is not sent what it has", async ({ page, request }) => {
  const first = await request.get(FEED);
  expect(first.status()).toBe(200);
  expect(first.headers()["content-type"]).toBe("application/rss+xml; charset=utf-8");
  await page.goto("/search");
  const read = await page.evaluate(
    (source) => {
      const feed = new DOMParser().parseFromString(source, "application/xml");
      return {
        broken: feed.querySelector("parsererror") !== null,
        title: feed.querySelector("channel > title")?.textContent,
        links: [...feed.querySelectorAll("item > link")].map((link) => link.textContent),
      };
    },
    await first.text(),
  );
  expect(read).toMatchObject({ broken: false, title: "“lighthouse” in Playhead" });
  expect(read.links[0]).toMatch(/^http:\/\/localhost:\d+\/shows\/[^?]+\?t=[\d.]+$/);
  const etag = first.headers().etag ?? "";
  const again = await request.get(FEED, { headers: { "If-None-Match": etag } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
});

test("the API describes itself", async ({ request }) => {
  const response = await request.get("/api/v1/openapi.json");
  expect(response.headers()["content-type"]).toContain("application/json");
  const { openapi, paths } = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
    .parse(await response.json());
  expect(openapi).toMatch(/^3\.1\./);
  expect(Object.keys(paths)).toContain("/api/v1/search");
});
