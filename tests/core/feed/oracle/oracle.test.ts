import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { EpisodeExtras, ShowExtras } from "#core/episode/extras.ts";
import { parseFeed } from "#core/feed/read/feed.ts";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { EPISODE_EXTRAS, SHOW_EXTRAS } from "../write/all-extras.ts";
import { bareShow } from "../write/bare-show.ts";
import { readByFeedsmith } from "./by-feedsmith.ts";

/** What we read of a feed, as far as feedsmith tells it too. */
function readByUs(xml: string) {
  const { feed } = parseFeed(xml);
  if (!feed) throw new Error("no feed");
  const { title, link, language, author, explicit, type, guid, categories, persons, extras } = feed;
  return {
    ...{ title, link, language: language?.toLowerCase() ?? null, author, explicit, type, guid },
    ...{ categories, persons },
    ...withoutDiscussions(extras),
    live: extras.live.map(({ status, start, end }) => ({ status, start, end })),
    episodes: feed.episodes.map((episode) => ({
      ...{ guid: episode.guid, title: episode.title, publishedAt: episode.publishedAt },
      ...{ enclosure: episode.enclosure, season: episode.season, seasonName: episode.seasonName },
      ...{ number: episode.number, numberLabel: episode.numberLabel, persons: episode.persons },
      ...{ transcripts: episode.transcripts, chaptersUrl: episode.chaptersUrl },
      ...{ soundbites: episode.soundbites },
      ...withoutFunding(episode.extras),
    })),
  };
}

function withoutDiscussions({ discussions, ...extras }: ShowExtras) {
  return extras;
}

function withoutFunding({ funding, ...extras }: EpisodeExtras) {
  return extras;
}

/** Feeds of others to compare with besides: a folder with RSS in files that end in `.xml`. */
const samples = process.env.FEED_SAMPLES;
const FEEDS = ["tests/core/feed/oracle", "tests/e2e/shows", "prisma/demo", samples ?? []]
  .flat()
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  )
  .filter((file) => file.endsWith(".xml"));

describe("feedsmith and we read the same", () => {
  test.each(FEEDS)("of %s", (file) => {
    const xml = readFileSync(file, "utf8");
    expect(readByUs(xml)).toEqual(readByFeedsmith(xml));
  });
});

test("feedsmith reads all extras of a feed that we write", () => {
  const xml = writeShowFeed(bareShow(SHOW_EXTRAS, EPISODE_EXTRAS), "https://pod.example.org");
  expect(readByFeedsmith(xml)).toEqual(readByUs(xml));
  expect(readByFeedsmith(xml)).toMatchObject({
    ...withoutDiscussions(SHOW_EXTRAS),
    live: SHOW_EXTRAS.live.map(({ status, start, end }) => ({ status, start, end })),
    episodes: [withoutFunding(EPISODE_EXTRAS)],
  });
});
