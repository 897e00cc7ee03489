import { describe, expect, test } from "vitest";
import { NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { parseFeed } from "#core/feed/read/feed.ts";
import { episode, ITEM, rss } from "./feed-text.ts";

describe("an item that is not as it should be", () => {
  test("without anything to tell it by is left out", () => {
    const { feed, problems } = parseFeed(rss(`<item>${ITEM}</item>\n<item><title>Who?</title></item>`));
    expect(feed?.episodes.map(({ guid }) => guid)).toEqual(["g"]);
    expect(problems).toEqual([
      { spot: { line: 4 }, code: "item-without-enclosure", value: "Who?" },
      { spot: { line: 4 }, code: "item-without-guid", value: "Who?" },
    ]);
  });

  test("without a title or an enclosure is kept", () => {
    const { feed, problems } = parseFeed(rss("<item><guid>g</guid><enclosure/></item>"));
    expect(feed?.episodes).toMatchObject([{ guid: "g", title: null, enclosure: null }]);
    expect(problems.map((problem) => problem.code)).toEqual(["item-without-enclosure", "item-without-title"]);
  });

  test.each([
    [
      '<enclosure url="https://example.com/1.mp3"/><link>https://example.com/1</link>',
      "https://example.com/1.mp3",
    ],
    ["<link>https://example.com/1</link>", "https://example.com/1"],
    ["<guid> </guid><link>https://example.com/1</link>", "https://example.com/1"],
    ['<guid isPermaLink="false"> any string\n at all </guid>', "any string at all"],
  ])("%s is told by %s", (tags, guid) => {
    expect(parseFeed(rss(`<item>${tags}</item>`)).feed?.episodes).toMatchObject([{ guid }]);
  });

  test("with the guid of one above it is left out", () => {
    const { feed, problems } = parseFeed(rss(`<item>${ITEM}</item>\n<item>${ITEM}<season>2</season></item>`));
    expect(feed?.episodes).toHaveLength(1);
    expect(problems).toEqual([{ spot: { line: 4 }, code: "duplicate-guid", value: "g" }]);
  });

  test.each([
    ["<pubDate>soon</pubDate>", { publishedAt: null }],
    ["<itunes:duration>an hour</itunes:duration>", { duration: null }],
    ["<itunes:season>two</itunes:season>", { season: null }],
    ["<itunes:episode>1.5</itunes:episode>", { number: null }],
    ["<itunes:episodeType>special</itunes:episodeType>", { type: "full" }],
    ["<itunes:explicit>perhaps</itunes:explicit>", { explicit: null }],
  ])("%s cannot be read, and nothing is put in its place", (tag, value) => {
    const read = episode(tag);
    expect(read.episode).toMatchObject(value);
    expect(read.codes).toEqual(["value-unreadable"]);
  });

  test.each([
    ["<podcast:transcript type='text/vtt'/>", "transcript-without-url"],
    ["<podcast:chapters type='application/json+chapters'/>", "chapters-without-url"],
    ["<podcast:person role='host'> </podcast:person>", "person-without-name"],
    ["<podcast:soundbite startTime='1'/>", "soundbite-unreadable"],
    ["<podcast:soundbite startTime='1' duration='0'/>", "soundbite-unreadable"],
    ["<psc:chapters><psc:chapter title='When?'/></psc:chapters>", "chapter-without-start"],
    ["<psc:chapters><psc:chapter start='soon' title='When?'/></psc:chapters>", "time-unreadable"],
    ["<enclosure url='https://example.com/2.ogg' type='audio/ogg'/>", "enclosure-extra"],
  ])("%s is left out with a problem", (tag, code) => {
    const read = episode(tag);
    expect(read.codes).toEqual([code]);
    expect(read.episode).toMatchObject({
      transcripts: [],
      chaptersUrl: null,
      persons: [],
      soundbites: [],
      chapters: [],
    });
  });
});

describe("an item", () => {
  test("gives everything it says", () => {
    const read = episode(`
      <itunes:title>Not this</itunes:title><link>https://example.com/1</link>
      <description>&lt;p&gt;Short &amp;amp; &lt;b&gt;sweet&lt;/b&gt;.&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>
      <pubDate>Fri, 09 Oct 2020 04:30:38 GMT</pubDate><itunes:duration>1:02:03</itunes:duration>
      <itunes:season>2</itunes:season><podcast:season>3</podcast:season><podcast:episode display="1st">1</podcast:episode>
      <itunes:episodeType>Bonus</itunes:episodeType><itunes:explicit>clean</itunes:explicit>
      <itunes:image href="/1.png"/><podcast:chapters url="1.json" type="application/json+chapters"/>
      <podcast:transcript url="1.vtt" type="text/vtt" language="en" rel="captions"/><podcast:transcript url="1.srt"/>
      <podcast:person role="guest" group="cast" img="a.png" href="https://example.com/ann"> Ann  Lee </podcast:person>
      <podcast:soundbite startTime="33.833" duration="60.0">Best bit</podcast:soundbite>
      <itunes:keywords>One, two,, TWO </itunes:keywords><category>one</category><category>Three</category>
      <psc:chapters version="1.2"><psc:chapter start="00:01:00.5" title="Two" href="https://example.com" image="javascript:x"/>
      <psc:chapter start="0" title="One"/></psc:chapters>`);
    expect(read.episode).toEqual({
      blocked: false,
      guid: "g",
      title: "T",
      summary: "Short & sweet.",
      notes: "<p>Long.</p>",
      notesBase: "https://example.com/1",
      publishedAt: Date.UTC(2020, 9, 9, 4, 30, 38),
      publishedDay: "2020-10-09",
      duration: 3723,
      season: 2,
      extras: NO_EPISODE_EXTRAS,
      seasonName: null,
      number: 1,
      numberLabel: "1st",
      type: "bonus",
      explicit: false,
      imageUrl: "/1.png",
      link: "https://example.com/1",
      enclosure: { url: "https://example.com/1.mp3", type: "audio/mpeg", bytes: 9 },
      transcripts: [
        { url: "1.vtt", type: "text/vtt", language: "en", rel: "captions" },
        { url: "1.srt", type: null, language: null, rel: null },
      ],
      chaptersUrl: "1.json",
      chapters: [
        { start: 0, end: null, title: "One", url: null, imageUrl: null, listed: true },
        { start: 60.5, end: null, title: "Two", url: "https://example.com", imageUrl: null, listed: true },
      ],
      persons: [
        { name: "Ann Lee", role: "guest", group: "cast", imageUrl: "a.png", href: "https://example.com/ann" },
      ],
      tags: ["One", "two", "Three"],
      soundbites: [{ start: 33.833, end: 93.833, title: "Best bit" }],
    });
    expect(read.codes).toEqual(["chapter-url-refused"]);
  });

  test("that says nothing more has nothing more", () => {
    expect(episode("")).toEqual({
      episode: {
        guid: "g",
        title: "T",
        summary: null,
        notes: null,
        notesBase: null,
        publishedAt: null,
        publishedDay: null,
        duration: null,
        season: null,
        extras: NO_EPISODE_EXTRAS,
        seasonName: null,
        number: null,
        numberLabel: null,
        type: "full",
        explicit: null,
        blocked: false,
        imageUrl: null,
        link: null,
        enclosure: { url: "https://example.com/1.mp3", type: "audio/mpeg", bytes: 9 },
        transcripts: [],
        chaptersUrl: null,
        chapters: [],
        persons: [],
        tags: [],
        soundbites: [],
      },
      codes: [],
    });
  });

  test.each(["", "0", "00:00:00", "0.0"])(
    "with the duration %o does not know it, which is no problem",
    (duration) => {
      const read = episode(`<itunes:duration>${duration}</itunes:duration>`);
      expect([read.episode?.duration, read.codes]).toEqual([null, []]);
    },
  );

  test.each([
    ["true", true],
    ["Yes", true],
    ["explicit", true],
    ["1", true],
    ["0", false],
    ["no", false],
    ["clean", false],
  ])("is explicit by %s: %o", (word, explicit) => {
    expect(episode(`<itunes:explicit>${word}</itunes:explicit>`).episode?.explicit).toBe(explicit);
  });

  test("whose notes were not escaped has their source", () => {
    expect(episode("<description><p>One</p> <p>two</p></description>").episode).toMatchObject({
      summary: "One two",
      notes: "<p>One</p> <p>two</p>",
    });
  });

  test("has its enclosure's address where others have nothing, between the tags", () => {
    const enclosure = '<enclosure type="audio/mpeg" length="9"> https://example.com/1.mp3 </enclosure>';
    const { feed, problems } = parseFeed(rss(`<item><guid>g</guid><title>T</title>${enclosure}</item>`));
    expect(feed?.episodes[0]?.enclosure).toEqual({
      url: "https://example.com/1.mp3",
      type: "audio/mpeg",
      bytes: 9,
    });
    expect(problems).toEqual([]);
  });

  test("without an enclosure has the default alternative that the web can fetch", () => {
    const item = `<item><guid>g</guid><title>T</title>
      <podcast:alternateEnclosure type="audio/opus" length="5"><podcast:source uri="https://example.com/1.opus"/></podcast:alternateEnclosure>
      <podcast:alternateEnclosure type="audio/mpeg" default="true"><podcast:source uri="ipfs://x"/><podcast:source uri="https://example.com/1.mp3"/></podcast:alternateEnclosure></item>`;
    const { feed, problems } = parseFeed(rss(item));
    expect(feed?.episodes[0]?.enclosure).toEqual({
      url: "https://example.com/1.mp3",
      type: "audio/mpeg",
      bytes: null,
    });
    expect(problems).toEqual([]);
  });

  test.each([
    ["", null, []],
    ["0", null, []],
    ["5000000000", 5_000_000_000, []],
    ["big", null, ["value-unreadable"]],
  ])("with a length of %o has %o bytes", (length, bytes, codes) => {
    const { feed, problems } = parseFeed(
      rss(`<item><title>T</title><enclosure url="1.mp3" length="${length}"/></item>`),
    );
    expect(feed?.episodes[0]?.enclosure).toEqual({ url: "1.mp3", type: null, bytes });
    expect(problems.map((problem) => problem.code)).toEqual(codes);
  });
});
