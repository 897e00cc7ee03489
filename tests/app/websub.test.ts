import { afterAll, expect, test } from "vitest";
import { websubHref } from "#core/feed/websub-address.ts";
import { database } from "#server/db/client.ts";
import { signed } from "../support/hub-host.ts";
import { prepareAccounts, SITE } from "./account-forms.ts";

prepareAccounts();
afterAll(() => database().hubSubscription.deleteMany());

const TOPIC = "https://example.org/feed.xml";

/** Asks the route of a subscription as Next does. */
async function ask(
  token: string,
  query: Readonly<Record<string, string>>,
  sent: RequestInit = {},
  client = "192.0.2.1",
) {
  const { GET, POST } = await import("#app/api/websub/[token]/route.ts");
  const url = `${SITE}${websubHref(token)}?${new URLSearchParams(query)}`;
  const request = new Request(url, { ...sent, headers: { ...sent.headers, "x-forwarded-for": client } });
  const context = { params: Promise.resolve({ token }) };
  return sent.method === "POST" ? POST(request, context) : GET(request, context);
}

test("a hub is told that it was meant, and has a feed asked for by what it signs", async () => {
  const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };
  const { id: feedId } = await database().feed.create({ data: { location: TOPIC, show: { create: show } } });
  const job = { kind: "feed", subject: String(feedId), lane: "feed example.org", createdAt: new Date() };
  await database().job.create({ data: { ...job, dueAt: new Date(Date.now() + 10 ** 9) } });
  const known = {
    feedId,
    hub: "https://hub.example.org/",
    topic: TOPIC,
    token: "known",
    secret: "secret",
    tries: 1,
  };
  await database().hubSubscription.create({ data: known });
  const meant = {
    "hub.mode": "subscribe",
    "hub.topic": TOPIC,
    "hub.challenge": "sea",
    "hub.lease_seconds": "900",
  };
  expect((await ask("guessed", meant)).status).toBe(404);
  const answer = await ask("known", meant);
  expect([answer.status, await answer.text()]).toEqual([200, "sea"]);
  const headers = { "x-hub-signature": signed("sha256", "secret", "<rss/>") ?? "" };
  expect((await ask("known", {}, { method: "POST", body: "<rss/>", headers })).status).toBe(202);
  expect((await database().job.findFirstOrThrow()).dueAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test("who asks too often is told when to come back, and nobody else is", async () => {
  const asked = Array.from({ length: 601 }, () => ask("guessed", {}, {}, "192.0.2.7"));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(600);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await ask("guessed", {}, {}, "198.51.100.7")).status).toBe(404);
});
