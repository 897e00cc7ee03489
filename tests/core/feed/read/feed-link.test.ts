import { describe, expect, test } from "vitest";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { findFeedLinks } from "#core/feed/read/feed-link.ts";

const PAGE = "https://tea.example/show/";
const link = (attributes: string) => `<link rel="alternate" ${attributes}>`;
const urls = (page: string) => findFeedLinks(page, PAGE).map(({ url }) => url);

describe("the feeds that a page names", () => {
  test.each([
    ['type="application/rss+xml" href="feed.xml"', "https://tea.example/show/feed.xml"],
    ["type=application/atom+xml href=/feed.atom", "https://tea.example/feed.atom"],
    ['type="application/feed+json" href="//cdn.example/feed.json"', "https://cdn.example/feed.json"],
    [
      'TYPE="Application/RSS+XML; charset=utf-8" HREF="?feed=1&amp;x=2"',
      "https://tea.example/show/?feed=1&x=2",
    ],
  ])("%s is one", (attributes, url) => {
    expect(urls(`<!doctype html><head>${link(attributes)}</head><body>`)).toEqual([url]);
  });

  test.each([
    'type="application/json" href="/wp-json/1"',
    'type="text/xml+oembed" href="/oembed"',
    'hreflang="de" href="/de"',
    'type="application/rss+xml" href=" "',
    'type="application/rss+xml" href="/comments/feed/"',
  ])("%s is none", (attributes) => {
    expect(urls(link(attributes))).toEqual([]);
  });

  test("are seen from the base that the page names, each once, with their titles", () => {
    const rss = 'type="application/rss+xml"';
    const page = `<base href="/sub/">${link(`${rss} href="a" title="A &amp;amp; B"`)}${link(`${rss} href="/sub/a"`)}${link(`${rss} href="b"`)}`;
    expect(findFeedLinks(page, PAGE)).toEqual([
      { url: "https://tea.example/sub/a", title: "A & B" },
      { url: "https://tea.example/sub/b", title: null },
    ]);
  });

  test("are looked for in no more than a page can hold", () => {
    expect(urls("<div>".repeat(200_000) + link('type="application/rss+xml" href="a"'))).toEqual([]);
    expect(urls("<".repeat(2_000_000))).toEqual([]);
  });
});

const both = (rest: string) => [`https://${rest}`, `http://${rest}`];

test.each([
  ["https://tea.example/feed", ["https://tea.example/feed"]],
  ["  http://tea.example/feed ", ["http://tea.example/feed"]],
  ["feed:https://tea.example/feed", ["https://tea.example/feed"]],
  ["feed://https://tea.example/feed", ["https://tea.example/feed"]],
  ["feed://127.0.0.1:3121/f.xml", both("127.0.0.1:3121/f.xml")],
  ["itpc://tea.example/f.xml", both("tea.example/f.xml")],
  ["PCAST://tea.example", both("tea.example")],
  ["podcast://tea.example", both("tea.example")],
  ["tea.example/feed.xml", both("tea.example/feed.xml")],
  ["чай.рф", both("чай.рф")],
  ["localhost:3000/feed", both("localhost:3000/feed")],
  ["feed.xml", []],
  ["shows.opml", []],
  ["./tea.example/feed", []],
  ["/srv/feed.xml", []],
  ["my show/feed.xml", []],
  ["C:\\feed.xml", []],
  ["file:///feed.xml", []],
  ["", []],
])("%o may be at %o", (text, addresses) => {
  expect(feedAddresses(text)).toEqual(addresses);
});
