import { describe, expect, test } from "vitest";
import type { ImportOptions } from "#server/import/draft/context.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { countSitemaps, listSitemapPages } from "#server/shows/sitemap.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "./feed-host.ts";

const DAY = 24 * 3600 * 1000;
const FIRST_DAY = Date.UTC(2026, 8, 1, 10);

interface Item {
  readonly guid: string;
  readonly title: string;
  readonly audio: string | null;
  /** Days after the first. */
  readonly day: number | null;
  readonly type?: "trailer";
}

function item({ guid, title, audio, day, type }: Item): string {
  const enclosure = audio === null ? "" : `<enclosure url="${audio}" type="audio/mpeg" length="1"/>`;
  const date = day === null ? "" : `<pubDate>${new Date(FIRST_DAY + day * DAY).toUTCString()}</pubDate>`;
  const kind = type === undefined ? "" : `<itunes:episodeType>${type}</itunes:episodeType>`;
  return `<item><title>${title}</title><guid>${guid}</guid>${enclosure}${date}${kind}</item>`;
}

const base = (n: number): Item => ({ guid: `g${n}`, title: `Episode ${n}`, audio: `/${n}.mp3`, day: n });

const TRAILER: Item = { ...base(0), type: "trailer" };

/** Imports the versions of one feed, one after the other; the reports, and the episodes as they are then. */
async function importVersions(versions: readonly (readonly Item[])[]) {
  const { db, file, folder } = await freshDatabase();
  const { files, origin } = await host({});
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  const reports = [];
  for (const items of versions) {
    files.set("/feed", feedOf(...items.map(item)));
    await db.feed.updateMany({ data: { etag: null } });
    reports.push(await importFeed(`${origin}/feed`, options));
  }
  const episodes = await db.episode.findMany({
    select: { guid: true, slug: true, withdrawnAt: true },
    orderBy: { id: "asc" },
  });
  return { db, file, reports, episodes };
}

const codesOf = (report: { notices: readonly { problem: { code: string; value: string } }[] } | undefined) =>
  report?.notices
    .filter(({ problem }) => problem.code !== "audio-not-measured")
    .map(({ problem }) => [problem.code, problem.value]);

describe("an episode that the feed gives another guid", () => {
  test.each<[string, Partial<Item>, Partial<Item>]>([
    ["has its title and audio", {}, {}],
    ["has its title and its audio with another token", { audio: "/a.mp3?t=1" }, { audio: "/a.mp3?t=2" }],
    ["has its title and audio, and another date", {}, { day: 9 }],
    ["has its audio and date, and another title", {}, { title: "Mended" }],
    ["has its title and date, and its audio moved", {}, { audio: "https://cdn.example/1.mp3" }],
    ["has its title and audio without a date", { day: null }, { day: null, audio: "/1.mp3?x=2" }],
    ["has its title in another case", {}, { title: "EPISODE  1", day: 2 }],
  ])("is the same where it %s", async (_, before, now) => {
    const one = { ...base(1), ...before };
    const { episodes, reports } = await importVersions([
      [base(0), one],
      [base(0), { ...one, guid: "new", ...now }],
    ]);
    expect(episodes).toMatchObject([
      { slug: "episode-0" },
      { slug: "episode-1", guid: "new", withdrawnAt: null },
    ]);
    expect(reports[1]).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
  });

  test.each<[string, Partial<Item>, Partial<Item>]>([
    [
      "its path is the same, but not its title",
      { audio: "/play?id=1" },
      { audio: "/play?id=2", title: "Other" },
    ],
    [
      "it is the next of a daily show",
      { audio: "/play?id=1", title: "News" },
      { audio: "/play?id=2", title: "News", day: 2 },
    ],
    ["only its title is the same", {}, { audio: "/other.mp3", day: 5 }],
    ["only its date is the same", {}, { audio: "/other.mp3", title: "Other" }],
  ])("is another where %s", async (_, before, now) => {
    const one = { ...base(1), ...before };
    const { episodes } = await importVersions([[one], [{ ...one, guid: "new", ...now }]]);
    expect(episodes).toHaveLength(2);
  });

  test("is the same where only its address names it, with another token each time", async () => {
    const untitled = (token: number) =>
      feedOf(
        `<item><enclosure url="https://cdn.example/1.mp3?t=${token}" type="audio/mpeg" length="1"/></item>`,
      );
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/feed": untitled(1) });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    files.set("/feed", untitled(2));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/feed`, options)).toMatchObject({ added: 0, updated: 1 });
  });

  test("is not taken for one that the feed still has", async () => {
    const { episodes } = await importVersions([[base(1)], [{ ...base(1), guid: "new" }, base(1)]]);
    expect(episodes.map(({ guid }) => guid)).toEqual(["g1", "new"]);
  });

  test("keeps its address when all guids have changed, though all have one path", async () => {
    const all = [1, 2, 3].map((n) => ({ ...base(n), audio: `a.mp3?e=${n}`, day: 0 }));
    const { episodes } = await importVersions([
      all,
      all.map((one) => ({ ...one, guid: `host2-${one.guid}` })),
    ]);
    expect(episodes.map(({ slug, guid }) => [slug, guid])).toEqual([
      ["episode-1", "host2-g1"],
      ["episode-2", "host2-g2"],
      ["episode-3", "host2-g3"],
    ]);
  });
});

test("episodes that share a guid are told apart, however many come", async () => {
  const shared = (n: number) => ({ ...base(n), guid: "http://example.org/" });
  const { episodes, reports } = await importVersions([
    [shared(1)],
    [shared(3), shared(2), shared(1)],
    [shared(4), shared(3), shared(2), shared(1)],
  ]);
  expect(episodes.map(({ slug }) => slug)).toEqual(["episode-1", "episode-3", "episode-2", "episode-4"]);
  expect(codesOf(reports[1])).toEqual([["guid-shared", "http://example.org/"]]);
  expect(reports[2]).toMatchObject({ added: 1 });
});

describe("an episode that is missing from its feed", () => {
  const taken = [
    ["g2", false],
    ["g1", true],
    ["g0", false],
  ];
  const withdrawn = (episodes: readonly { guid: string; withdrawnAt: Date | null }[]) =>
    episodes.map(({ guid, withdrawnAt }) => [guid, withdrawnAt !== null]);

  test("from between others was withdrawn: it is named once, and comes back with the feed", async () => {
    const all = [base(2), base(1), base(0)];
    const without = [base(2), base(0)];
    const { episodes, reports } = await importVersions([all, without, without]);
    expect(withdrawn(episodes)).toEqual(taken);
    expect(codesOf(reports[1])).toEqual([["episode-withdrawn", "Episode 1"]]);
    expect(codesOf(reports[2])).toEqual([]);
    const again = await importVersions([all, without, all]);
    expect(withdrawn(again.episodes).map(([, gone]) => gone)).toEqual([false, false, false]);
  });

  test.each([
    ["the newest of all", [base(2), base(1), base(0)], [base(1), base(0)], ["g2"]],
    ["of the same date as one that is there", [base(1), { ...base(2), day: 1 }], [base(1)], ["g2"]],
    ["fell off the end", [base(2), base(1), base(0)], [base(3), base(2), base(1)], []],
    ["fell off before a trailer", [base(2), base(1), TRAILER], [base(3), base(2), TRAILER], []],
    ["without a date", [base(2), { ...base(1), day: null }, base(0)], [base(2), base(0)], []],
    ["with most others: the feed was cut", [4, 3, 2, 1, 0].map(base), [base(4), base(0)], []],
  ])("%s", async (_, before, now, gone) => {
    const { episodes } = await importVersions([before, now]);
    expect(episodes.filter(({ withdrawnAt }) => withdrawnAt).map(({ guid }) => guid)).toEqual(gone);
  });

  test("is not withdrawn where the feed could not be read to its end", async () => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/feed": feedOf(...[0, 1, 2].map((n) => item(base(n)))) });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    await db.feed.updateMany({ data: { etag: null } });
    const whole = feedOf(item(base(0)), item(base(2)));
    files.set("/feed", whole.slice(0, whole.indexOf("Episode 2")));
    await importFeed(`${origin}/feed`, options);
    expect(await db.episode.count({ where: { withdrawnAt: { not: null } } })).toBe(0);
  });

  test("and was withdrawn is in no feed, sitemap or search", async () => {
    const { db, file } = await importVersions([
      [base(2), base(1), base(0)],
      [base(2), base(0)],
    ]);
    const feed = await findShowFeed("sea", "https://play.example", db);
    expect(feed?.feed.items.map(({ title }) => title)).toEqual(["Episode 2", "Episode 0"]);
    const pages = await listSitemapPages(1, "https://play.example", db);
    expect(pages.map(({ url }) => url)).toEqual(
      ["/", "/shows/sea", "/shows/sea/episode-2", "/shows/sea/episode-0"].map(
        (path) => `https://play.example${path}`,
      ),
    );
    expect(await countSitemaps(db, 4)).toBe(1);
    const backend = openSearch(file);
    try {
      const suggested = await backend.suggest("episo");
      expect(JSON.stringify(suggested)).toContain("Episode 2");
      expect(JSON.stringify(suggested)).not.toContain("Episode 1");
    } finally {
      await backend.close();
    }
  });
});

describe("a feed with the podcast:guid of a show from elsewhere", () => {
  const guid = "<podcast:guid>11111111-2222-5333-8444-555555555555</podcast:guid>";

  async function twoFeeds(options: Partial<ImportOptions> = {}) {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/mine": feedOf(guid, "one"), "/theirs": feedOf(guid, "evil") });
    const given = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/mine`, given);
    const report = await importFeed(`${origin}/theirs`, { ...given, ...options });
    return { db, files, given, origin, report };
  }

  test("takes nothing over, and says how it would", async () => {
    const { db, report } = await twoFeeds();
    expect(report.show).toBeNull();
    expect(codesOf(report)).toEqual([["guid-taken", "Sea"]]);
    expect(await db.episode.findMany({ select: { guid: true } })).toEqual([{ guid: "one" }]);
  });

  test("takes it over when its operator says so", async () => {
    const { db, origin, report } = await twoFeeds({ adopt: true });
    expect(report).toMatchObject({ show: { slug: "sea" }, added: 1 });
    expect(await db.show.findMany({ select: { feed: { select: { location: true } } } })).toEqual([
      { feed: { location: `${origin}/theirs` } },
    ]);
  });

  test("takes nothing over that had another guid before, and all when its operator says so", async () => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/mine": feedOf(guid, "one"), "/theirs": feedOf("evil") });
    const given = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/mine`, given);
    await importFeed(`${origin}/theirs`, given);
    files.set("/theirs", feedOf(guid, "evil"));
    await db.feed.updateMany({ data: { etag: null } });
    expect((await importFeed(`${origin}/theirs`, given)).show).toBeNull();
    expect(await importFeed(`${origin}/theirs`, { ...given, adopt: true })).toMatchObject({
      failure: null,
      added: 1,
    });
    expect(await db.show.count()).toBe(2);
  });

  test("is the same show where it was said to have moved to", async () => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/old": feedOf(guid, "one") });
    const given = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/old`, given);
    files.set("/new", feedOf(guid, "one", "two"));
    files.set("/old", feedOf(guid, `<itunes:new-feed-url>${origin}/new</itunes:new-feed-url>`, "one"));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/old`, given)).toMatchObject({ show: { slug: "sea" }, added: 1 });
    expect(await db.show.count()).toBe(1);
  });
});

test("an episode in a script without Latin letters has an address of its own, and keeps it when its title changes", async () => {
  const before = [untranslatable("one", "音の話"), untranslatable("two", "声の話")];
  const after = [untranslatable("two", "声"), untranslatable("one", "A sound")];
  const { episodes } = await importVersions([before, after]);
  expect(episodes.map(({ guid, slug }) => [guid, slug])).toEqual([
    ["one", "one"],
    ["two", "two"],
  ]);
});

function untranslatable(guid: string, title: string): Item {
  return { guid, title, audio: `/${guid}.mp3`, day: 1 };
}
