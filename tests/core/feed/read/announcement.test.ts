import { expect, test } from "vitest";
import { parseLinkHeader } from "#core/feed/read/announcement.ts";
import { parseFeed } from "#core/feed/read/feed.ts";

const ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"';
const HUB = "https://hub.example.org/";
const SELF = "https://example.org/feed";

test.each<[string, string, readonly string[], string | null]>([
  ["nothing", "", [], null],
  ["one of each", `<${HUB}>; rel="hub", <${SELF}>; rel="self"`, [HUB], SELF],
  ["names without quotes", `<${HUB}>;rel=hub,<${SELF}>;rel=self`, [HUB], SELF],
  ["several relations, in capitals", `<${HUB}>; title="a, b; c"; rel="alternate HUB"`, [HUB], null],
  ["two hubs", `<${HUB}>; rel=hub, <${HUB}2>; rel=hub`, [HUB, `${HUB}2`], null],
  ["commas in an address", `<${SELF}?a=1,2>; rel="self"`, [], `${SELF}?a=1,2`],
  ["other relations", `<${SELF}>; rel="github"; anchor="hub"`, [], null],
  ["no link at all", 'hub; rel="hub"', [], null],
])("a Link header of %s is read", (_what, header, hubs, topic) => {
  expect(parseLinkHeader(header)).toEqual({ hubs, topic });
});

test("a Link header as long as a server may send is read at once", () => {
  const long = `<${";".repeat(8000)}${"<a>; rel= ".repeat(800)}`;
  expect(parseLinkHeader(long)).toEqual({ hubs: [], topic: null });
});

test.each([
  [
    "RSS",
    `<rss ${ATOM}><channel><title>a</title><atom:link rel="hub" href="${HUB}"/><atom:link rel="self" href="${SELF}"/></channel></rss>`,
  ],
  [
    "RSS without a namespace",
    `<rss><channel><link rel="hub" href="${HUB}"/><link rel="self" href="${SELF}"/></channel></rss>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="${HUB}"/><link rel="self" href="${SELF}"/></feed>`,
  ],
  [
    "Atom with a base",
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><link rel="hub" href="${HUB}"/><link rel="self" href="feed"/></feed>`,
  ],
  [
    "JSON",
    JSON.stringify({
      title: "a",
      feed_url: SELF,
      hubs: [
        { type: "rssCloud", url: "x" },
        { type: "WebSub", url: HUB },
      ],
      items: [],
    }),
  ],
])("a feed in %s says who announces its changes", (_kind, text) => {
  expect(parseFeed(text).feed?.announcement).toEqual({ hubs: [HUB], topic: SELF });
});
