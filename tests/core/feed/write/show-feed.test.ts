import { describe, expect, test } from "vitest";
import { NO_EPISODE_EXTRAS, NO_SHOW_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { parseFeed } from "#core/feed/read/feed.ts";
import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import type { FeedItem } from "#core/feed/write/item.ts";
import { type ShowFeed, writeShowFeed } from "#core/feed/write/show-feed.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { findChild, listChildren } from "#core/markup/xml-element.ts";
import { textField } from "#core/text/text-field.ts";
import { rssFaults } from "./rss-faults.ts";

const HOME = "https://pod.example.org";

const ITEM: FeedItem = {
  href: "/shows/sea/lamps",
  title: "Lamps & <b>rocks</b>",
  link: null,
  guid: "lamps-1",
  imageUrl: "/media/a.jpg",
  explicit: true,
  blocked: false,
  summary: "If 3 < 4 & 5 > 4.",
  type: "bonus",
  notes: '<p>See <a href="/shows/sea" rel="noopener">all</a> ]]&gt; and]]> on.</p>',
  publishedAt: Date.UTC(2026, 7, 1, 10),
  duration: 1698.4,
  season: 2,
  seasonName: "Rocks & <lamps>",
  number: 0,
  numberLabel: "Day 5",
  audio: { url: "/media/lamps.mp3", type: "audio/mpeg", bytes: 1234 },
  tags: ["Light", "a, b"],
  persons: [{ name: "Vera", role: "host", group: "cast", href: "https://vera.example/", imageUrl: null }],
  transcripts: [
    { language: "en", timed: true },
    { language: "ru", timed: false },
  ],
  chaptered: true,
  extras: NO_EPISODE_EXTRAS,
  soundbites: [
    { start: 33.833, end: 93.833, title: "A lamp & a rock" },
    { start: 120, end: 150.5, title: null },
  ],
};

const SHOW: ShowFeed = {
  href: "/shows/sea",
  guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
  title: "Sea",
  language: "en",
  author: "Vera & Paul",
  description: "<p>About the sea.</p>",
  link: "https://sea.example/?a=1&b=2",
  imageUrl: "https://sea.example/a.png",
  explicit: false,
  blocked: false,
  items: [ITEM],
  type: "serial",
  extras: NO_SHOW_EXTRAS,
  categories: [
    { name: "Society & Culture", parts: ["Places & Travel"] },
    { name: "History", parts: [] },
  ],
  persons: [
    { name: "Paul", role: "guest", group: "cast", href: null, imageUrl: "https://sea.example/p.png" },
  ],
};

const withItem = (changes: Partial<FeedItem>) =>
  writeShowFeed({ ...SHOW, items: [{ ...ITEM, ...changes }] }, HOME);

function episodeOf(xml: string) {
  const { feed, problems } = parseFeed(xml);
  const episode = feed?.episodes[0];
  if (!episode) throw new Error(`no episode in ${xml}`);
  return { episode, problems };
}

describe("what is unknown or hostile", () => {
  const bare: FeedItem = {
    ...ITEM,
    publishedAt: null,
    duration: null,
    ...UNNUMBERED,
    audio: null,
    imageUrl: null,
    tags: [],
    persons: [],
    transcripts: [],
    chaptered: false,
    soundbites: [],
    extras: NO_EPISODE_EXTRAS,
    summary: "",
    notes: "",
  };

  test("an episode of which little is known has no more elements than that", () => {
    const xml = withItem(bare);
    expect(rssFaults(xml)).toEqual([]);
    for (const name of [
      "pubDate",
      "enclosure",
      "itunes:duration",
      "category",
      "podcast:transcript",
      "itunes:season",
      "podcast:season",
      "podcast:episode",
    ])
      expect(xml).not.toContain(`<${name}`);
  });

  test("an audio file of which neither type nor size is known is still one", () => {
    const { episode } = episodeOf(
      withItem({ audio: { url: "https://a.example/x", type: null, bytes: null } }),
    );
    expect(episode.enclosure).toEqual({ url: "https://a.example/x", type: "audio/mpeg", bytes: null });
  });

  test.each([
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202Etxt.exe\u202C ]]> &amp; <![CDATA[",
    "\u0000\u0008\uD800 broken",
    "x".repeat(100_000),
  ])("%#: a title, summary and name come back as they were", (text) => {
    const clean = text.replace(/[\p{Cc}\p{Cs}]/gu, "").trim();
    const xml = withItem({ title: text, summary: text, guid: text, tags: [text], notes: "<p>x</p>" });
    expect(rssFaults(xml)).toEqual([]);
    expect(xml).not.toMatch(/<(?:script|img)/);
    const { episode, problems } = episodeOf(xml);
    expect(problems).toEqual([]);
    // Where a line of text belongs, a reference that is escaped counts as escaped twice.
    const line = textField(clean);
    expect(episode).toMatchObject({ title: line, summary: clean, guid: clean, tags: [line] });
  });

  test("notes may hold the end of their own section, and what XML cannot", () => {
    const notes = "<p>a ]]> b ]]]]>> \u0002c</p>";
    const xml = withItem({ notes });
    expect(rssFaults(xml)).toEqual([]);
    expect(episodeOf(xml).episode.notes).toBe("<p>a ]]> b ]]]]>> c</p>");
  });
});

describe("a show as a feed", () => {
  const xml = writeShowFeed(SHOW, HOME);

  test("is valid", () => {
    expect(rssFaults(xml)).toEqual([]);
    expect(parseFeed(xml).problems).toEqual([]);
  });

  test("tells our importer all there is", () => {
    const { episodes, ...feed } = parseFeed(xml).feed ?? { episodes: [] };
    expect(feed).toMatchObject({
      guid: SHOW.guid,
      title: "Sea",
      description: SHOW.description,
      language: "en",
      author: SHOW.author,
      link: SHOW.link,
      imageUrl: SHOW.imageUrl,
      explicit: false,
      blocked: false,
      type: "serial",
      categories: SHOW.categories,
      persons: SHOW.persons,
      extras: NO_SHOW_EXTRAS,
    });
    expect(episodes).toMatchObject([
      {
        guid: "lamps-1",
        title: ITEM.title,
        summary: ITEM.summary,
        publishedAt: ITEM.publishedAt,
        duration: 1698,
        season: 2,
        seasonName: "Rocks & <lamps>",
        number: 0,
        numberLabel: "Day 5",
        type: "bonus",
        explicit: true,
        blocked: false,
        tags: ITEM.tags,
        link: `${HOME}/shows/sea/lamps`,
        imageUrl: `${HOME}/media/a.jpg`,
        persons: ITEM.persons,
        enclosure: { url: `${HOME}/media/lamps.mp3`, type: "audio/mpeg", bytes: 1234 },
        soundbites: ITEM.soundbites,
        extras: NO_EPISODE_EXTRAS,
        chaptersUrl: `${HOME}/shows/sea/lamps/chapters.json`,
        notes: ITEM.notes.replace('"/shows/sea"', `"${HOME}/shows/sea"`),
      },
    ]);
  });

  test.each([
    [{ number: null, numberLabel: "315.5" }, "315.5"],
    [{ number: 4, numberLabel: "Ch.4" }, "Ch.4"],
    [{ number: 4, numberLabel: null }, null],
    // A name needs a number beside it.
    [{ number: null, numberLabel: "Ch.4" }, null],
  ])("numbers with %o are called %s", (numbers, label) => {
    expect(episodeOf(withItem(numbers)).episode.numberLabel).toBe(label);
  });

  test("names every transcript in the formats that suit it", () => {
    const url = `${HOME}/shows/sea/lamps/transcript`;
    expect(episodeOf(xml).episode.transcripts).toEqual([
      { url: `${url}.vtt?lang=en`, type: "text/vtt", language: "en", rel: "captions" },
      { url: `${url}.json?lang=en`, type: "application/json", language: "en", rel: null },
      { url: `${url}.srt?lang=en`, type: "application/x-subrip", language: "en", rel: "captions" },
      { url: `${url}.html?lang=en`, type: "text/html", language: "en", rel: null },
      { url: `${url}.txt?lang=en`, type: "text/plain", language: "en", rel: null },
      { url: `${url}.html?lang=ru`, type: "text/html", language: "ru", rel: null },
      { url: `${url}.txt?lang=ru`, type: "text/plain", language: "ru", rel: null },
    ]);
  });

  test("says where it stands, and where a time in an episode opens", () => {
    const { root } = parseXml(xml, FEED_NAMESPACES);
    const channel = root && findChild(root, "channel");
    const item = channel && findChild(channel, "item");
    const links = [channel, item].flatMap((place) => (place ? listChildren(place, "atom:link") : []));
    expect(links.map(({ attributes }) => attributes)).toEqual([
      { rel: "self", type: "application/rss+xml", href: `${HOME}/shows/sea/feed.xml` },
      { rel: "http://podlove.org/deep-link", href: `${HOME}/shows/sea/lamps` },
    ]);
  });
});

describe("the validator of these tests", () => {
  const xml = writeShowFeed(SHOW, HOME);
  test.each([
    ["a prefix without a namespace", xml.replace(/ xmlns:content="[^"]*"/, "")],
    ["no self link", xml.replace('rel="self"', 'rel="other"')],
    ["a relative enclosure", xml.replace(`${HOME}/media/lamps.mp3`, "/media/lamps.mp3")],
    ["a date in another form", xml.replace("Sat, 01 Aug 2026", "Saturday 1 August 2026")],
    ["a weekday that it was not", xml.replace("Sat, 01 Aug 2026", "Sun, 01 Aug 2026")],
    ["a guid that is no UUID", xml.replace(SHOW.guid, "sea")],
    ["an item twice", xml.replace(/(<item>.*<\/item>)/s, "$1$1")],
  ])("sees %s", (_, broken) => {
    expect(broken).not.toBe(xml);
    expect(rssFaults(broken)).not.toEqual([]);
  });
});
