import { describe, expect, test } from "vitest";
import {
  cardPath,
  episodeEmbedPath,
  episodeHref,
  parseAddress,
  parseSoundAddress,
  showHref,
  soundHref,
} from "#core/episode/address.ts";

const KEY = { show: "the-sea", episode: "lamps" };

describe("an address", () => {
  test.each([
    [showHref(KEY.show), "/shows/the-sea"],
    [episodeHref(KEY), "/shows/the-sea/lamps"],
    [cardPath(KEY), "/card/the-sea/lamps"],
    [episodeEmbedPath(KEY), "/embed/the-sea/lamps"],
  ])("%s is made of the slugs", (made, address) => expect(made).toBe(address));

  test("holds any slug", () => {
    const key = { show: "a/b", episode: "50 % #1?" };
    expect(episodeHref(key)).toBe("/shows/a%2Fb/50%20%25%20%231%3F");
    expect(parseAddress(episodeHref(key))).toEqual(key);
  });

  test.each([
    ["/shows/the-sea", { show: "the-sea", episode: null }],
    ["/shows/the-sea/lamps/", KEY],
    ["/shows/", null],
    ["/shows/a/b/c", null],
    ["/search", null],
    ["//shows/a", null],
    ["/shows/%zz/a", null],
    ["/shows/../a", null],
    ["/shows/a/%2E%2e", null],
    ["/shows/a/\uD800", null],
  ])("%s is read as %j", (path, named) => expect(parseAddress(path)).toEqual(named));
});

test("the sound of an episode is found at its address, and at no other", () => {
  const key = { show: "шоу", episode: "a b" };
  expect(parseSoundAddress(soundHref(episodeHref(key), "mp3"))).toEqual(key);
  for (const path of [
    "/shows/a/audio.mp3",
    "/shows/a/b/audio.exe.mp3",
    "/shows/a/b/transcript.txt",
    "/media/a.mp3",
  ])
    expect(parseSoundAddress(path)).toBeNull();
});
