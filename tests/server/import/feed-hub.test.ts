import { expect, test } from "vitest";
import { importFeed } from "#server/import/import-feed.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "./feed-host.ts";

const HUB = "https://hub.example.org/";
const inFeed = (...links: readonly (readonly [rel: string, href: string])[]) =>
  links
    .map(([rel, href]) => `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`)
    .join("");

/** What is known of the hub of a feed that holds these links, once it was imported from `/feed` and what follows. */
async function hubOf(links: string, { header = "", rest = "", login = "" } = {}) {
  const { db, folder } = await freshDatabase();
  const { answers, origin } = await host({});
  const headers = { "content-type": "application/rss+xml", ...(header !== "" && { link: header }) };
  answers.set(`/feed${rest}`, (response) => response.writeHead(200, headers).end(feedOf(links, "one")));
  const report = await importFeed(`${origin.replace("://", `://${login}`)}/feed${rest}`, {
    ...importOptions(db, folder),
    fetchPrivate: true,
  });
  expect(report).toMatchObject({ added: 1, failure: null });
  const { hub, topic } = await db.feed.findFirstOrThrow();
  return hub === null ? null : [hub, topic?.replace(origin, "")];
}

test("the header of an answer counts before the links in the feed", async () => {
  const links = inFeed(["hub", "https://other.example.org/"], ["self", "/other"]);
  expect(await hubOf(links, { header: `<${HUB}>; rel=hub, </feed>; rel=self` })).toEqual([HUB, "/feed"]);
  expect(await hubOf(links, { header: "</style.css>; rel=preload" })).toEqual([
    "https://other.example.org/",
    "/other",
  ]);
});

test("a feed that does not say its address has the one where it was found", async () => {
  expect(await hubOf(inFeed(["hub", HUB]))).toEqual([HUB, "/feed"]);
});

test.each([
  ["what is no address of the web", inFeed(["hub", "javascript:alert(1)"]), {}],
  ["a book", inFeed(["hub", `${HUB}${"x".repeat(2000)}`]), {}],
  ["another page alone", inFeed(["alternate", HUB]), {}],
  [
    "a hub, and has a query that may be secret and no address",
    inFeed(["hub", HUB]),
    { rest: "?token=secret" },
  ],
  ["a hub, and asks for a password", inFeed(["hub", HUB]), { login: "ann:secret@" }],
])("a feed that names %s is announced by nobody", async (_what, links, asked) => {
  expect(await hubOf(links, asked)).toBeNull();
});
