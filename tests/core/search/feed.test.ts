import { describe, expect, test } from "vitest";
import { parseFeedDate } from "#core/feed/read/date.ts";
import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText, findChild, listChildren, type XmlElement } from "#core/markup/xml-element.ts";
import { listFeedEpisodes, newestPublication, writeSearchFeed } from "#core/search/feed.ts";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import { trackOf } from "../../track.ts";

const HIT: Hit = {
  id: "sea/lamps/en/4",
  number: 0,
  start: 754.25,
  end: 760,
  speaker: "Vera & Paul",
  repeats: null,
  parts: [
    { text: "if x < y, the ", marked: false },
    { text: "light\u0000house", marked: true },
    { text: " & its <b>lamp</b>", marked: false },
  ],
};

function episode(name: string, changes: Partial<EpisodeHits> = {}): EpisodeHits {
  return {
    track: trackOf("sea", name, { title: `About ${name} & more`, showTitle: "Sea" }),
    publishedAt: Date.UTC(2026, 7, 1, 10),
    publishedDay: "2026-08-01",
    hits: [HIT],
    chapters: [],
    total: 1,
    starts: [754.25],
    ...changes,
  };
}

function resultsOf(episodes: readonly EpisodeHits[], pages: number): ResultPage {
  const facets = { show: [], speaker: [], tag: [], lang: [], year: [], length: [] };
  return {
    episodes,
    totalHits: 0,
    totalEpisodes: 0,
    folded: { hits: 0, episodes: 0 },
    playable: 0,
    page: 1,
    pages,
    facets,
    months: [],
    asOf: 0,
    similar: { kind: "unasked" },
    didYouMean: [],
  };
}

function channelOf(episodes: readonly EpisodeHits[], request: SearchRequest = searchFor("lighthouse")) {
  const xml = writeSearchFeed({
    title: "“lighthouse”",
    description: "New & good",
    request,
    episodes,
    publicUrl: "https://pod.example.org",
  });
  const { root, problems } = parseXml(xml, FEED_NAMESPACES);
  expect(problems).toEqual([]);
  const channel = root && findChild(root, "channel");
  if (!channel) throw new Error(`no channel in ${xml}`);
  return channel;
}

function itemOf(shown: EpisodeHits): XmlElement {
  const item = findChild(channelOf([shown]), "item");
  if (!item) throw new Error("no item");
  return item;
}

describe("the episodes of a feed", () => {
  const asked = async (pageOf: (page: number) => readonly EpisodeHits[], pages: number) => {
    const requests: SearchRequest[] = [];
    const listed = await listFeedEpisodes({ ...searchFor("x"), page: 7 }, async (request) => {
      requests.push(request);
      return resultsOf(pageOf(request.page), pages);
    });
    return { listed, requests };
  };
  const tenOf = (page: number) => Array.from({ length: 10 }, (_, index) => episode(`${page}-${index}`));

  test("are asked for from the first page, newest first, to the last page", async () => {
    const { listed, requests } = await asked(tenOf, 3);
    expect(requests.map(({ page, order }) => [page, order])).toEqual([1, 2, 3].map((n) => [n, "newest"]));
    expect(listed).toHaveLength(30);
  });

  test("are fifty and no more", async () => {
    const { listed, requests } = await asked(tenOf, 100);
    expect([listed.length, requests.length]).toEqual([50, 5]);
  });

  test("are those in which something is said, and the search for them ends", async () => {
    const silent = await asked((page) => [episode(`${page}`, { hits: [] })], 1000);
    expect([silent.listed.length, silent.requests.length]).toEqual([0, 20]);
  });

  test("have the date of the newest, where any has one", () => {
    const dates = (...known: readonly (number | null)[]) =>
      newestPublication(known.map((publishedAt) => episode("a", { publishedAt })));
    expect([dates(), dates(null), dates(null, 3, 7, 5)]).toEqual([null, null, 7]);
  });
});

describe("the channel", () => {
  test("says what it is and where it stands", () => {
    const channel = channelOf([], { ...searchFor("light & dark"), show: "sea", order: "oldest", page: 3 });
    expect([childText(channel, "title"), childText(channel, "description")]).toEqual([
      "“lighthouse”",
      "New & good",
    ]);
    expect(childText(channel, "link")).toBe(
      "https://pod.example.org/search?q=light%20%26%20dark&show=sea&order=newest",
    );
    expect(findChild(channel, "atom:link")?.attributes).toEqual({
      rel: "self",
      type: "application/rss+xml",
      href: "https://pod.example.org/search/feed.xml?q=light%20%26%20dark&show=sea",
    });
    expect(listChildren(channel, "item")).toEqual([]);
  });
});

describe("an item", () => {
  test("is an episode, at its first moment", () => {
    const item = itemOf(episode("lamps"));
    expect(childText(item, "title")).toBe("About lamps & more");
    expect(childText(item, "link")).toBe("https://pod.example.org/shows/sea/lamps?t=754.25");
    expect(childText(item, "guid")).toBe("search:sea/lamps");
    expect(findChild(item, "guid")?.attributes).toEqual({ isPermaLink: "false" });
    expect(parseFeedDate(childText(item, "pubDate") ?? "")).toBe(Date.UTC(2026, 7, 1, 10));
  });

  test("has its moments as HTML, the words escaped and marked", () => {
    expect(childText(itemOf(episode("lamps")), "description")).toBe(
      '<ul><li><a href="https://pod.example.org/shows/sea/lamps?t=754.25">12:34</a> Vera &amp; Paul: ' +
        "if x &lt; y, the <mark>lighthouse</mark> &amp; its &lt;b&gt;lamp&lt;/b&gt;</li></ul>",
    );
  });

  test("without times or a date has neither", () => {
    const item = itemOf(
      episode("lamps", { publishedAt: null, hits: [{ ...HIT, start: null, speaker: null }] }),
    );
    expect(childText(item, "link")).toBe("https://pod.example.org/shows/sea/lamps");
    expect(findChild(item, "pubDate")).toBeNull();
    expect(childText(item, "description")).toMatch(/^<ul><li>if x /);
  });

  test("has ten moments at most", () => {
    const item = itemOf(episode("lamps", { hits: Array.from({ length: 12 }, () => HIT) }));
    expect(childText(item, "description")?.match(/<li>/g)).toHaveLength(10);
  });
});
