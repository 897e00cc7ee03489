import { expect, test, vi } from "vitest";
import { trackOf } from "../../../track.ts";
import { beginAnew, media, open, playTo, store, track } from "./player-at-hand.ts";

beginAnew();

const OPUS = { url: "https://a.example/one.opus", type: "audio/opus" };

test("another version that is chosen plays on from where the first was", async () => {
  await playTo(400);
  store.choose(track, OPUS);
  media.arrive(1000);
  expect(media).toMatchObject({ src: OPUS.url, currentTime: 400, paused: false });
  expect(store.getPlayback().track?.audio).toEqual(OPUS);
});

test("chosen in a pause it stays silent", async () => {
  await playTo(400);
  store.pause();
  store.choose(track, OPUS);
  media.arrive(1000);
  expect(media).toMatchObject({ src: OPUS.url, currentTime: 400, paused: true });
});

test("a range still ends where it did", async () => {
  await store.playLinked(track, { start: 100, end: 200 });
  media.arrive(1000);
  store.choose(track, OPUS);
  media.arrive(1000);
  expect(store.getPlayback().range).toMatchObject({ start: 100, end: 200 });
});

test("chosen before play it is what plays, also after another episode, in this visit", async () => {
  store.choose(track, OPUS);
  expect(store.soundOf(track)).toBe(OPUS.url);
  await store.playFrom(track, null);
  expect(media.src).toBe(OPUS.url);
  await store.playFrom(trackOf("s", "two", { audio: { url: "/media/two.mp3", type: "audio/mpeg" } }), null);
  expect(media.src).toBe("/media/two.mp3");
  await store.playFrom(track, null);
  expect(media.src).toBe(OPUS.url);
  expect(store.soundOf(track)).toBe(OPUS.url);
  open();
  store.cue(track, null);
  expect(media.src).toBe("/media/one.mp3");
});

test("the page of the episode does not take it back, but the listener can", async () => {
  await playTo(400);
  store.choose(track, OPUS);
  media.arrive(1000);
  store.describe(track);
  expect(store.getPlayback().track?.audio).toEqual(OPUS);
  store.choose(track, { url: "/media/one.mp3", type: "audio/mpeg" });
  expect(media.src).toBe("/media/one.mp3");
});

test("from a version that fails the first is the way out, and the other is not asked for again", async () => {
  await playTo(400);
  store.choose(track, OPUS);
  media.fail(4);
  store.choose(track, { url: "/media/one.mp3", type: "audio/mpeg" });
  media.arrive(1000);
  const { loads } = media;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(media).toMatchObject({ src: "/media/one.mp3", currentTime: 400, paused: false, loads });
  expect(store.getPlayback()).toMatchObject({ problem: null, waiting: false });
});
