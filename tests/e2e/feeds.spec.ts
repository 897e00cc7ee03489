import { expect } from "@playwright/test";
import { EPISODE, EPISODES, expectAccessible, SHOW, test } from "./listening.ts";

const FEED = `${SHOW}/feed.xml`;

test("a podcast app follows a show, reads its transcripts, and is not sent what it has", async ({
  page,
  request,
}) => {
  const first = await request.get(FEED);
  expect(first.status()).toBe(200);
  expect(first.headers()["content-type"]).toBe("application/rss+xml; charset=utf-8");
  await page.goto(SHOW);
  const read = await page.evaluate(
    (source) => {
      const feed = new DOMParser().parseFromString(source, "application/xml");
      const urls = (name: string) =>
        [...feed.getElementsByTagName(name)].map((element) => element.getAttribute("url") ?? "");
      return {
        broken: feed.querySelector("parsererror") !== null,
        titles: [...feed.querySelectorAll("item > title")].map((title) => title.textContent),
        linked: [...urls("podcast:transcript"), ...urls("podcast:chapters")],
        audio: urls("enclosure"),
      };
    },
    await first.text(),
  );
  expect(read.broken).toBe(false);
  expect(read.titles.toSorted()).toEqual(EPISODES.map(({ title }) => title).toSorted());
  expect(read.audio).toHaveLength(EPISODES.length);
  for (const address of read.linked) {
    const file = await request.get(address);
    expect([address, file.status()]).toEqual([address, 200]);
  }
  const { etag = "", "last-modified": modified = "" } = first.headers();
  for (const headers of [{ "If-None-Match": etag }, { "If-Modified-Since": modified }]) {
    const again = await request.get(FEED, { headers: { ...headers } });
    expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  }
  const head = await request.head(FEED);
  expect([head.status(), head.headers().etag, (await head.body()).length]).toEqual([200, etag, 0]);
});

test("all shows are a list of subscriptions", async ({ request }) => {
  const response = await request.get("/shows.opml");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("text/x-opml; charset=utf-8");
  const opml = await response.text();
  expect(opml).toMatch(new RegExp(`xmlUrl="http[^"]*${FEED}"`));
  expect(opml.match(/<outline /g)).toHaveLength(2);
});

test("a transcript as a document is read, and leads to its moments", async ({ page }) => {
  await page.goto(`${EPISODE}/transcript.html`);
  await expect(page.getByRole("heading", { level: 1, name: EPISODES[0].title })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link").nth(2).click();
  await expect(page).toHaveURL(/\?t=[\d.]+$/);
  await expect(page.getByRole("button", { name: /^Play from / })).toBeVisible();
});

test("a clip is taken along in every format, and its quote leads back", async ({ page, request }) => {
  for (const [format, beginning] of [
    ["vtt", /^WEBVTT\n\n00:00:0/],
    ["srt", /^1\n00:00:0/],
    ["txt", /^\w+, 1:0\d\n/],
    ["md", /^> \*\*\w+:\*\* /],
  ] as const) {
    const clip = await request.get(`${EPISODE}/clip.${format}?t=60,72`);
    expect(await clip.text()).toMatch(beginning);
  }
  const quote = await (await request.get(`${EPISODE}/clip.md?t=60,72`)).text();
  const address = /\]\((\S+)\)\n$/.exec(quote)?.[1] ?? "";
  await page.goto(address);
  await expect(page.getByRole("button", { name: /^Play 1:00 to 1:12/ })).toBeVisible();
  const refused = await request.get(`${EPISODE}/clip.md?t=soon`);
  expect(refused.status()).toBe(400);
});
