import { expect } from "@playwright/test";
import { z } from "zod";
import { searchSchema } from "#server/api/answer.ts";
import { test } from "./listening.ts";

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
