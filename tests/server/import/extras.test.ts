import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseFeed } from "#core/feed/read/feed.ts";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { importSource } from "#server/import/import-source.ts";
import { keptEpisodeExtras, keptShowExtras } from "#server/shows/extras.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { namespaceFeed } from "../../core/feed/read/namespace-feed.ts";
import { freshDatabase, importOptions } from "../database.ts";

/** What is kept of a feed with these tags in its channel and in its item. */
async function keptOf(channel: string, item: string, limits = {}) {
  const { db, folder } = await freshDatabase();
  const file = path.join(folder, "feed.xml");
  writeFileSync(file, namespaceFeed(channel, item));
  const report = await importSource(file, { ...importOptions(db, folder), limits }, () => {});
  const show = await db.show.findFirstOrThrow();
  const episode = await db.episode.findFirstOrThrow();
  return {
    show: keptShowExtras.parse(show.extras),
    episode: keptEpisodeExtras.parse(episode.extras),
    codes: report.notices.map(({ problem }) => problem.code).filter((code) => code !== "audio-not-measured"),
  };
}

const GOOD = '<podcast:funding url="https://a.example/give">Give</podcast:funding>';

describe("what a feed tells beside the essentials", () => {
  test("is kept of the show and of the episode", async () => {
    const { show, episode, codes } = await keptOf(GOOD, '<podcast:license url="https://a.example/l"/>');
    expect(codes).toEqual([]);
    expect(show.funding).toEqual([{ url: "https://a.example/give", text: "Give" }]);
    expect(episode.license).toEqual({ name: "https://a.example/l", url: "https://a.example/l" });
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "lightning:lnurl1", "//"])(
    "has no address %s",
    async (url) => {
      const hostile = `<podcast:funding url="${url}">Bad</podcast:funding><podcast:socialInteract protocol="x" uri="${url}"/><podcast:license url="${url}">l</podcast:license>`;
      const ofShow = `<podcast:trailer url="${url}">T</podcast:trailer><podcast:liveItem status="live" start="2026-01-01"><title>L</title><enclosure url="${url}"/><podcast:contentLink href="${url}"/></podcast:liveItem><podcast:podroll><podcast:remoteItem feedUrl="${url}"/></podcast:podroll>`;
      const { show, episode, codes } = await keptOf(GOOD + hostile + ofShow, hostile);
      expect(show).toMatchObject({ funding: [{ text: "Give" }], discussions: [], license: { url: null } });
      expect(show).toMatchObject({ trailers: [], recommended: [], live: [{ links: [], audio: null }] });
      expect(episode).toMatchObject({ funding: [], discussions: [], license: { name: "l", url: null } });
      expect(codes).toEqual(Array.from({ length: 10 }, () => "extra-refused"));
    },
  );

  test("names a recommended show by what follows from its feed's address", async () => {
    const { show } = await keptOf(
      '<podcast:podroll><podcast:remoteItem feedUrl="https://podnews.net/rss/"/></podcast:podroll>',
      "",
    );
    // The example of the specification of podcast:guid.
    expect(show.recommended[0]?.guid).toBe("9b024349-ccf0-5f69-a609-6b82873eab3c");
  });

  test("has no password in its addresses", async () => {
    const { show } = await keptOf('<podcast:funding url="https://me:secret@a.example/give"/>', "");
    expect(show.funding).toEqual([{ url: "https://a.example/give", text: null }]);
  });

  test("is short, and not endless", async () => {
    const { show, codes } = await keptOf(
      `<podcast:funding url="https://a.example">${"a".repeat(5000)}</podcast:funding>${GOOD}`,
      "",
      { extras: 1 },
    );
    expect(codes.toSorted()).toEqual(["extras-left-out", "text-cut"]);
    expect(show.funding).toHaveLength(1);
    expect(show.funding[0]?.text).toHaveLength(300);
  });
});

test("what is kept of a feed is told again by that of the show", async () => {
  const { db, folder } = await freshDatabase();
  const file = "tests/core/feed/oracle/harbour.xml";
  await importSource(file, importOptions(db, folder), () => {});
  const given = parseFeed(readFileSync(file, "utf8")).feed;
  const found = await findShowFeed("harbour-hours", "https://pod.example", db);
  if (!given || !found) throw new Error("no show");
  const told = parseFeed(writeShowFeed(found.feed, "https://pod.example")).feed;
  expect(told?.extras).toEqual(given.extras);
  const byGuid = (feed: typeof given) =>
    feed.episodes
      .map(({ guid, extras, season, seasonName, number, numberLabel }) => ({
        ...{ guid, extras, season, seasonName, number, numberLabel },
      }))
      .toSorted((a, b) => a.guid.localeCompare(b.guid));
  expect(told && byGuid(told)).toEqual(byGuid(given));
});

test("what an older Playhead kept lacks only what it did not know", () => {
  expect(keptShowExtras.parse({ license: { name: "x", url: null }, places: "?" })).toMatchObject({
    funding: [],
    discussions: [],
    places: [],
    license: { name: "x", url: null },
  });
  expect(keptEpisodeExtras.parse({})).toMatchObject({ funding: [], license: null });
});
