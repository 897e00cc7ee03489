import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getSearch, HEAD as headSearch, OPTIONS as optionsSearch } from "#app/api/v1/search/route.ts";
import { GET as getSuggest } from "#app/api/v1/suggest/route.ts";
import { GET as getFeed } from "#app/search/feed.xml/route.ts";
import { GET as getHits } from "#app/search/hits.json/route.ts";
import { GET as getNewest } from "#app/shows/[show]/newest.json/route.ts";
import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText, findChild, listChildren } from "#core/markup/xml-element.ts";
import { readHits } from "#core/search/hits-file.ts";
import { type SearchAnswer, searchSchema, suggestionsSchema } from "#server/api/answer.ts";
import { database } from "#server/db/client.ts";
import messages from "../../../messages/en.json";
import { processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";
import { ask, expectProblem, HOME } from "./asking.ts";

// There is no request scope of Next's in a test, from which it learns the reader's language.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "search") => createTranslator({ locale: "en", messages, namespace }),
}));

processDatabase(() => ({ PUBLIC_URL: `${HOME}/` }));

beforeAll(async () => {
  const db = database();
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      minutes: 12,
      tags: ["Light"],
      audio: "/media/lamps.mp3",
      lines: [
        ["Vera Lund", "The lighthouse & its <b>lamp</b> stood there."],
        ["Paul", "Nobody answered him for a long while."],
        ["Paul", "Is 𝄞 the sign of a lighthouse?"],
      ],
    },
    {
      title: "About rocks",
      published: "2026-01-20",
      minutes: 90,
      lines: [["Ann", "A rock is patient, a lighthouse is not."]],
    },
    { title: "The lighthouse keeper", published: "2026-02-01", lines: [["Ann", "Something else entirely."]] },
  ]);
  const lines = [
    ["Ann", "This show is brought to you by Candlewick, rope for seafarers since 1880."],
  ] as const;
  await addShow(db, "Adverts", "en", [
    { title: "Ad one", published: "2020-01-01", lines },
    { title: "Ad two", published: "2020-02-01", lines },
  ]);
});

async function searched(parameters: string): Promise<SearchAnswer> {
  const response = await getSearch(ask(`/api/v1/search?${parameters}`));
  expect(response.status).toBe(200);
  const answer: unknown = await response.json();
  // Equal, not only valid: what the schema does not tell of would be gone.
  expect(searchSchema.parse(answer)).toEqual(answer);
  return searchSchema.parse(answer);
}

describe("a question that is none", () => {
  test.each(["", "q=", "q=%20", "show=harbour-talk"])("%o is told what to do", async (parameters) => {
    for (const [get, address] of [
      [getSearch, "/api/v1/search"],
      [getFeed, "/search/feed.xml"],
    ] as const) {
      const problem = await expectProblem(await get(ask(`${address}?${parameters}`)), 400);
      expect(problem.detail).toContain(`${HOME}${address}?q=lighthouse`);
    }
  });
});

describe("a search", () => {
  test("is answered with whole addresses, times and marks", async () => {
    const answer = await searched("q=lighthouse&from=2024-01-01&to=2024-12-31&utm_source=x");
    const [episode] = answer.episodes;
    expect(answer).toMatchObject({
      query: "lighthouse",
      page: 1,
      pages: 1,
      totalMoments: 2,
      totalEpisodes: 1,
    });
    expect(episode).toMatchObject({
      title: "About lamps",
      total: 2,
      places: [0, 10],
      duration: 720,
      published: "2024-03-01T00:00:00.000Z",
      show: { title: "Harbour Talk" },
      url: `${HOME}/shows/${episode?.id}`,
    });
    expect(episode?.id).toMatch(/^[^/]+\/[^/]+$/);
    expect(episode?.id).toContain(`${episode?.show.id}/`);
    for (const { text, marks, url, start, id } of episode?.moments ?? []) {
      expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(["lighthouse"]);
      expect(url).toBe(`${episode?.url}?t=${start}`);
      expect(id).not.toBe("");
    }
    expect(episode?.moments).toHaveLength(2);
  });

  test("tells once what is said in several episodes in much the same words, and of all of it where it is asked to", async () => {
    const answer = await searched("q=candlewick");
    expect(answer).toMatchObject({
      totalMoments: 2,
      totalEpisodes: 2,
      folded: { moments: 1, episodes: 1 },
    });
    const [moment] = answer.episodes.flatMap(({ moments }) => moments);
    expect(moment).toMatchObject({ id: "adverts/ad-two/en/0", repeats: { moments: 2, episodes: 2 } });
    for (const repeats of ["all", moment?.id ?? ""]) {
      const { episodes, folded } = await searched(`q=candlewick&repeats=${encodeURIComponent(repeats)}`);
      expect(episodes.map(({ title }) => title).toSorted()).toEqual(["Ad one", "Ad two"]);
      expect(folded).toEqual({ moments: 0, episodes: 0 });
    }
  });

  test("has chapters whose titles match", async () => {
    const [episode] = (await searched("q=beginning&episode=harbour-talk/about-rocks")).episodes;
    expect(episode?.chapters).toEqual([
      { start: 5, title: "Beginning About rocks", url: `${episode?.url}?t=5` },
    ]);
  });

  test("is the same for everybody and everywhere", async () => {
    const { headers } = await getSearch(ask("/api/v1/search?q=lamp"));
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
    });
    expect((await headSearch(ask("/api/v1/search?q=lamp"))).status).toBe(200);
    const preflight = optionsSearch();
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
  });

  test("that finds nothing says so", async () => {
    expect(await searched("q=zzzzzz")).toMatchObject({ totalMoments: 0, totalEpisodes: 0, episodes: [] });
  });
});

describe("suggestions", () => {
  test.each(["", "?q=", "?q=%20"])("for %o are none", async (parameters) => {
    const response = await getSuggest(ask(`/api/v1/suggest${parameters}`));
    expect(await response.json()).toEqual({ words: [], people: [], shows: [], episodes: [] });
  });

  test("are for our own pages, and kept by the browser alone", async () => {
    const response = await getSuggest(ask("/api/v1/suggest?q=light"));
    const body: unknown = await response.json();
    expect(suggestionsSchema.parse(body)).toEqual(body);
    expect(suggestionsSchema.parse(body).words).toContain("lighthouse");
    expect(response.headers.get("cache-control")).toBe("private, max-age=300");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the hits that are played in turn", () => {
  test("are those that can be heard, from the one that is asked for", async () => {
    const response = await getHits(ask("/search/hits.json?q=lighthouse&first=1"));
    expect(response.status).toBe(200);
    const { total, hits } = readHits(await response.json());
    expect(total).toBe(2);
    expect(hits).toMatchObject([{ number: 1, end: 30, track: { title: "About lamps" } }]);
  });
});

describe("the newest of a show", () => {
  const askFor = (show: string) =>
    getNewest(ask(`/shows/${show}/newest.json`), { params: Promise.resolve({ show }) });

  test("come first, with what the player draws", async () => {
    const response = await askFor("harbour-talk");
    expect(response.status).toBe(200);
    const { tracks } = await response.json();
    expect(tracks).toHaveLength(3);
    expect(tracks.slice(1)).toMatchObject([
      { title: "About rocks", audio: null },
      { title: "About lamps", chapters: [{ start: 5 }], peaks: null },
    ]);
  });

  test("of no show are none", async () => {
    expect((await askFor("nobody")).status).toBe(404);
  });
});

describe("a feed", () => {
  const address = "/search/feed.xml?q=lighthouse&order=oldest&page=2";
  const ofFeed = async (headers: Record<string, string> = {}) => getFeed(ask(address, headers));

  test("has the episodes in which it is said, the newest first", async () => {
    const response = await ofFeed();
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("last-modified")).toBe("Tue, 20 Jan 2026 00:00:00 GMT");
    const { root, problems } = parseXml(await response.text(), FEED_NAMESPACES);
    const channel = root && findChild(root, "channel");
    expect(problems).toEqual([]);
    expect(channel && childText(channel, "title")).toBe("“lighthouse” in Playhead");
    const items = channel ? listChildren(channel, "item") : [];
    expect(items.map((item) => childText(item, "title"))).toEqual(["About rocks", "About lamps"]);
    const description = items.map((item) => childText(item, "description")).join();
    expect(description).toContain("<mark>lighthouse</mark> &amp; its &lt;b&gt;lamp&lt;/b&gt;");
  });

  test("that the reader has is not sent again", async () => {
    const tag = (await ofFeed()).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    for (const headers of [
      ...[tag, `W/${tag}`, `"other", ${tag}`, "*"].map((tags) => ({ "if-none-match": tags })),
      { "if-modified-since": "Tue, 20 Jan 2026 00:00:00 GMT" },
      { "if-none-match": tag, "if-modified-since": "Tue, 20 Jan 2015 00:00:00 GMT" },
    ]) {
      const response = await ofFeed(headers);
      expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([304, tag, ""]);
    }
  });

  test.each([
    [{ "if-none-match": '"other"' }],
    [{ "if-none-match": '"other"', "if-modified-since": "Fri, 20 Jan 2040 00:00:00 GMT" }],
    [{ "if-modified-since": "Mon, 19 Jan 2026 23:59:59 GMT" }],
    [{ "if-modified-since": "yesterday" }],
  ])("that the reader does not have is sent: %j", async (headers) => {
    expect((await ofFeed(headers)).status).toBe(200);
  });

  test("of nothing has no date, and is not unchanged since any", async () => {
    const since = { "if-modified-since": "Fri, 20 Jan 2040 00:00:00 GMT" };
    const response = await getFeed(ask("/search/feed.xml?q=zzzzzz", since));
    expect([response.status, response.headers.get("last-modified")]).toEqual([200, null]);
  });
});
