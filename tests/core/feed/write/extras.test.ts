import { expect, test } from "vitest";
import {
  type EpisodeExtras,
  NO_EPISODE_EXTRAS,
  NO_SHOW_EXTRAS,
  type ShowExtras,
} from "#core/episode/extras.ts";
import { parseFeed } from "#core/feed/read/feed.ts";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { EPISODE_EXTRAS, SHOW_EXTRAS } from "./all-extras.ts";
import { bareShow } from "./bare-show.ts";
import { rssFaults } from "./rss-faults.ts";

const feedOf = (show: ShowExtras, episode: EpisodeExtras) =>
  writeShowFeed(bareShow(show, episode), "https://pod.example.org");

function readBack(xml: string) {
  const { feed, problems } = parseFeed(xml);
  return { show: feed?.extras, episode: feed?.episodes[0]?.extras, problems };
}

test.each<[string, ShowExtras, EpisodeExtras]>([
  ["all extras", SHOW_EXTRAS, EPISODE_EXTRAS],
  ["none", NO_SHOW_EXTRAS, NO_EPISODE_EXTRAS],
  [
    "the wish that no discussion is shown",
    { ...SHOW_EXTRAS, discussions: null },
    { ...EPISODE_EXTRAS, discussions: null },
  ],
])("a feed with %s is valid, and tells our importer all of them", (_, show, episode) => {
  const xml = feedOf(show, episode);
  expect(rssFaults(xml)).toEqual([]);
  expect(readBack(xml)).toEqual({ show, episode, problems: [] });
});

test("a feed without extras has none of their elements", () => {
  const names = feedOf(NO_SHOW_EXTRAS, NO_EPISODE_EXTRAS).match(/<podcast:\w+/g);
  expect(names).toEqual(["<podcast:guid"]);
});
