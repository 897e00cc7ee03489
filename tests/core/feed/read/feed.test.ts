import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFeed } from "#core/feed/read/feed.ts";

const NAMESPACES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(" ");

function rss(channel: string): string {
  return `<?xml version="1.0"?>\n<rss version="2.0" ${NAMESPACES}><channel><title>Show</title>\n${channel}\n</channel></rss>`;
}

const ITEM =
  '<guid>g</guid><title>T</title><enclosure url="https://example.com/1.mp3" type="audio/mpeg" length="9"/>';

/** A feed with one item that has only `tags` besides its guid, title and enclosure. */
function episode(tags: string) {
  const { feed, problems } = parseFeed(rss(`<item>${ITEM}${tags}</item>`));
  return { episode: feed?.episodes[0], codes: problems.map((problem) => problem.code) };
}

function show(tags: string) {
  const { feed, problems } = parseFeed(rss(`${tags}<item>${ITEM}</item>`));
  return { feed, codes: problems.map((problem) => problem.code) };
}

describe("a file that is no feed", () => {
  test.each([
    ["", "empty-file"],
    ["\uFEFF\n ", "empty-file"],
    ["not found", "not-xml"],
    ['{"error": "not found"}', "not-xml"],
    ["<!DOCTYPE html><html><body><p>Not found</body></html>", "not-xml"],
    ["<HTML></HTML>", "not-xml"],
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
      number: 1,
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
        number: null,
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
      blocked: false,
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
