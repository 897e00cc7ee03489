import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_SHOW_EXTRAS } from "#core/episode/extras.ts";
import { parseFeed } from "#core/feed/read/feed.ts";
import { episode, ITEM, NAMESPACES, rss, show } from "./feed-text.ts";

describe("a file that is no feed", () => {
  test.each([
    ["", "empty-file"],
    ["\uFEFF\n ", "empty-file"],
    ["not found", "not-xml"],
    ['{"error": "not found"}', "not-xml"],
    ["<!DOCTYPE html><html><body><p>Not found</body></html>", "not-xml"],
    ["<HTML></HTML>", "not-xml"],
    ["<!doctype html><title>Log in</title><form></form>", "not-xml"],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><p>Not found</p>', "not-xml"],
    ["<rss/>", "no-channel"],
    ["<opml><body/></opml>", "feed-list"],
    ["<html:html xmlns:html='http://www.w3.org/1999/xhtml'/>", "no-channel"],
  ])("%o is reported as %s", (xml, code) => {
    const { feed, problems } = parseFeed(xml);
    expect([feed, problems.map((problem) => problem.code)]).toEqual([null, [code]]);
    expect(problems[0]?.spot).toEqual({ line: 1 });
  });

  test("a channel without items is a show without episodes", () => {
    const { feed, problems } = parseFeed(rss(""));
    expect(feed).toMatchObject({ title: "Show", episodes: [] });
    expect(problems).toEqual([{ spot: { line: 2 }, code: "no-items", value: "" }]);
  });

  test("a feed that is cut off keeps what came before", () => {
    const whole = rss(`<item>${ITEM}</item><item><guid>h</guid><title>Cut off`);
    const { feed, problems } = parseFeed(whole.slice(0, whole.indexOf(" off")));
    expect(feed?.episodes.map(({ guid, title }) => [guid, title])).toEqual([
      ["g", "T"],
      ["h", "Cut"],
    ]);
    expect(problems.map((problem) => problem.code)).toEqual(["file-cut-off", "item-without-enclosure"]);
  });
});

describe("a language", () => {
  test("is made canonical, of the show and of a transcript", () => {
    expect(show("<language>hi_IN</language>")).toMatchObject({ feed: { language: "hi-IN" }, codes: [] });
    const { episode: read, codes } = episode("<podcast:transcript url='1.vtt' language='EN-us'/>");
    expect([read?.transcripts, codes]).toMatchObject([[{ url: "1.vtt", language: "en-US" }], []]);
  });

  test("that is none is left out with a problem, and the rest is kept", () => {
    const value = (language: string) => ({ code: "value-unreadable", value: `language: ${language}` });
    const { feed, problems } = parseFeed(
      rss(
        `<language>-</language><item>${ITEM}<podcast:transcript url='1.vtt' language='English (US)'/></item>`,
      ),
    );
    expect(feed).toMatchObject({
      language: null,
      episodes: [{ transcripts: [{ url: "1.vtt", language: null }] }],
    });
    expect(problems).toMatchObject([value("-"), value("English (US)")]);
  });
});

describe("a show", () => {
  test("gives everything it says", () => {
    const { feed, codes } = show(`
      <podcast:guid>917393e3</podcast:guid><description>All &amp; sundry</description><language>en-us</language>
      <itunes:author>Ann</itunes:author><link>https://example.com</link><atom:link rel="self" href="https://example.com/feed"/>
      <atom:link rel="next" href="?page=2"/><image><url>small.png</url><title>Not this</title></image><itunes:image href="big.png"/>
      <itunes:explicit>yes</itunes:explicit><itunes:type>Serial</itunes:type><itunes:new-feed-url>https://example.org</itunes:new-feed-url>
      <itunes:category text="News"><itunes:category text="Tech News"/></itunes:category><category>news</category>
      <podcast:person>Bob</podcast:person>`);
    expect({ ...feed, episodes: [] }).toEqual({
      announcement: { hubs: [], topic: "https://example.com/feed" },
      blocked: false,
      extras: NO_SHOW_EXTRAS,
      guid: "917393e3",
      title: "Show",
      description: "All & sundry",
      language: "en-US",
      author: "Ann",
      link: "https://example.com",
      imageUrl: "big.png",
      explicit: true,
      type: "serial",
      categories: [{ name: "News", parts: ["Tech News"] }],
      persons: [{ name: "Bob", role: null, group: null, imageUrl: null, href: null }],
      complete: false,
      nextUrl: "?page=2",
      newFeedUrl: "https://example.org",
      episodes: [],
    });
    expect(codes).toEqual([]);
  });

  test("falls back to what is older and plainer", () => {
    const { feed } = show(
      "<image><url>small.png</url></image><itunes:owner><itunes:name>Ann</itunes:name></itunes:owner><itunes:summary>All</itunes:summary>",
    );
    expect(feed).toMatchObject({
      imageUrl: "small.png",
      author: "Ann",
      description: "All",
      language: null,
      guid: null,
    });
  });

  test("without a title is reported and kept", () => {
    const { feed, problems } = parseFeed(`<rss><channel><item>${ITEM}</item></channel></rss>`);
    expect(feed).toMatchObject({ title: null, episodes: [{ guid: "g" }] });
    expect(problems).toEqual([{ spot: { line: 1 }, code: "feed-without-title", value: "" }]);
  });

  test("may call its namespaces what it likes, and the podcast namespace by its older address", () => {
    const { feed, problems } =
      parseFeed(`<rss xmlns:p="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md" xmlns:i="http://www.itunes.com/DTDs/PodCast-1.0.dtd">
      <channel><title>Show</title><item>${ITEM}<i:duration>60</i:duration><p:transcript url="1.vtt"/></item></channel></rss>`);
    expect(feed?.episodes).toMatchObject([{ duration: 60, transcripts: [{ url: "1.vtt" }] }]);
    expect(problems).toEqual([]);
  });

  test("is not misled by other namespaces, live items, or items after its channel", () => {
    const { feed } =
      parseFeed(`<rss xmlns:media="http://search.yahoo.com/mrss/" ${NAMESPACES}><channel><title>Show</title>
      <podcast:liveItem><title>Live</title><guid>live</guid></podcast:liveItem></channel>
      <item><media:title>Not this</media:title>${ITEM}</item></rss>`);
    expect(feed?.episodes.map(({ guid, title }) => [guid, title])).toEqual([["g", "T"]]);
  });
});

const SAMPLE =
  rss(`<item>${ITEM}<description><![CDATA[<p>x</p>]]></description><podcast:person>A</podcast:person>
  <psc:chapters><psc:chapter start="1" title="a"/></psc:chapters><pubDate>Fri, 09 Oct 2020 04:30:38 GMT</pubDate></item>`);

const mutations = fc
  .array(
    fc.tuple(
      fc.nat(SAMPLE.length),
      fc.nat(20),
      fc.oneof(fc.string(), fc.constantFrom("<item>", "<![CDATA[", "<", "&", '"', "</channel>")),
    ),
  )
  .map((edits) =>
    edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), SAMPLE),
  );

test.each([
  ["any text", fc.string({ unit: "binary" })],
  ["any text in a feed", fc.string({ unit: "binary" }).map(rss)],
  ["a broken feed", mutations],
])("%s gives episodes that can be told apart and problems that have a spot", (_, files) => {
  fc.assert(
    fc.property(files, (file) => {
      const { feed, problems } = parseFeed(file);
      const guids = feed?.episodes.map(({ guid }) => guid) ?? [];
      expect(new Set(guids).size).toBe(guids.length);
      expect(guids).not.toContain("");
      if (feed === null) expect(problems).not.toEqual([]);
      const lines = file.split("\n").length;
      for (const { spot } of problems)
        expect("line" in spot && spot.line >= 1 && spot.line <= lines).toBe(true);
    }),
  );
});
