import { expect, test } from "vitest";
import { POST as pause } from "#app/api/v1/host/feeds/[show]/pause/route.ts";
import { POST as refresh } from "#app/api/v1/host/feeds/[show]/refresh/route.ts";
import { POST as addFeed, GET as listFeeds } from "#app/api/v1/host/feeds/route.ts";
import { POST as hint } from "#app/api/v1/host/hints/route.ts";
import { GET as getImport } from "#app/api/v1/host/imports/[job]/route.ts";
import { GET as listImports } from "#app/api/v1/host/imports/route.ts";
import { POST as cancel } from "#app/api/v1/host/jobs/[job]/cancel/route.ts";
import { POST as run } from "#app/api/v1/host/jobs/[job]/run/route.ts";
import { GET as listJobs } from "#app/api/v1/host/jobs/route.ts";
import {
  feedsSchema,
  hintedSchema,
  importSchema,
  importsSchema,
  jobsSchema,
} from "#server/api/feed-answer.ts";
import { database } from "#server/db/client.ts";
import { prepareAccounts, SITE } from "./account-forms.ts";
import type { Route } from "./ask-as-app.ts";

const TOKEN = "a-token-of-this-test-0123456789";
process.env.ADMIN_TOKEN = TOKEN;
prepareAccounts();

async function ask(
  route: unknown,
  params: Readonly<Record<string, string>> = {},
  body: unknown = null,
  headers: Readonly<Record<string, string>> = {},
) {
  const sent = body === null ? null : JSON.stringify(body);
  const request = new Request(`${SITE}/api`, {
    method: sent === null ? "GET" : "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-length": String(sent?.length ?? 0), ...headers },
    body: sent,
  });
  const response = await (route as Route)(request, { params: Promise.resolve(params) });
  return { response, status: response.status, told: (await response.json()) as unknown };
}

test("a script adds a feed, sees how far it is, and cancels it, without being told its password", async () => {
  const address = "https://ann:secret@example.org/sea.xml?token=hidden";
  const added = await ask(addFeed, {}, { address });
  expect(added.status).toBe(202);
  expect(added.response.headers.get("cache-control")).toBe("no-store");
  const { job, state, place } = importSchema.parse(added.told);
  expect([state, place]).toEqual(["waiting", "example.org/sea.xml"]);
  expect(importsSchema.parse((await ask(listImports)).told).imports).toMatchObject([{ job, state }]);
  expect(jobsSchema.parse((await ask(listJobs)).told)).toMatchObject({
    waiting: [{ job, kind: "import" }],
    waitingTotal: 1,
  });
  const params = { job: String(job) };
  expect((await ask(cancel, params, {})).status).toBe(200);
  expect(importSchema.parse((await ask(getImport, params)).told)).toMatchObject({ job, state: "cancelled" });
  expect((await ask(run, params, {})).told).toMatchObject({ waiting: [{ job }] });
  const all = await Promise.all([ask(listImports), ask(listJobs), ask(getImport, params)]);
  expect(JSON.stringify(all.map(({ told }) => told))).not.toMatch(/secret|hidden/);
});

test("a script sees what the last reading of a feed did, pauses it and has it refreshed", async () => {
  const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };
  const outcome = {
    added: 2,
    updated: 0,
    unchanged: 1,
    problems: 1,
    named: [{ episode: "One", code: "audio-missing", value: "one.mp3" }],
  };
  await database().feed.create({
    data: { location: "https://example.org/known.xml", outcome, show: { create: show } },
  });
  const { feeds } = feedsSchema.parse((await ask(listFeeds)).told);
  expect(feeds).toMatchObject([{ show: "sea", url: `${SITE}/shows/sea`, state: "kept", report: outcome }]);
  expect((await ask(pause, { show: "sea" }, {})).told).toMatchObject({ state: "paused" });
  expect((await ask(refresh, { show: "sea" }, {})).told).toMatchObject({ state: "kept" });
  expect((await ask(pause, { show: "none" }, {})).status).toBe(404);
  const again = await ask(addFeed, {}, { address: "https://example.org/known.xml" });
  expect([again.status, again.told]).toMatchObject([
    409,
    { detail: expect.stringContaining("the show sea") },
  ]);
});

test("a watcher hands over a podping, and the feed that is meant is asked for soon", async () => {
  const show = { slug: "lake", guid: "lake", title: "Lake", description: "", language: "en" };
  const { id } = await database().feed.create({
    data: { location: "http://example.org/lake.xml?key=1", show: { create: show } },
  });
  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);
  const job = { kind: "feed", subject: String(id) };
  await database().job.create({
    data: { ...job, lane: "example.org", dueAt: tomorrow, createdAt: tomorrow },
  });
  const iris = ["https://example.org/lake.xml?key=1", "https://example.org/other.xml", "no address"];
  const hinted = await ask(hint, {}, { version: "1.1", medium: "podcast", reason: "update", iris });
  expect([hinted.status, hintedSchema.parse(hinted.told)]).toEqual([202, { feeds: 1 }]);
  const { dueAt } = await database().job.findFirstOrThrow({ where: job });
  expect(dueAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test.each([{}, { iris: "https://example.org/" }, { iris: [1] }, { iris: ["x".repeat(2001)] }, []])(
  "%j is no hint",
  async (body) => {
    expect((await ask(hint, {}, body)).status).toBe(422);
  },
);

test.each([{}, { address: 1 }, { address: "/etc/passwd" }, { address: "javascript:alert(1)" }, []])(
  "%j is no feed to add",
  async (body) => {
    const { status, response } = await ask(addFeed, {}, body);
    expect(status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  },
);

test("who says wrong tokens is shut out for a while, and no one else", async () => {
  const from = (client: string, token: string) =>
    ask(listJobs, {}, null, { "x-forwarded-for": client, authorization: `Bearer ${token}` });
  for (let time = 0; time < 20; time++) expect((await from("198.51.100.1", "guess")).status).toBe(401);
  const { status, response } = await from("198.51.100.1", TOKEN);
  expect(status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await from("203.0.113.9", TOKEN)).status).toBe(200);
  for (let time = 0; time < 30; time++) expect((await from("203.0.113.9", TOKEN)).status).toBe(200);
});
