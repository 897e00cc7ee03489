import { describe, expect, test, vi } from "vitest";
import { createPlayer } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { keptTime } from "../../media/fake-media.ts";
import { beginAnew, detach, media, open, storage, store, track } from "./player-at-hand.ts";

beginAnew();

describe("the place", () => {
  test("is kept every five seconds while playing, not at every tick", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    const before = storage.writes;
    for (let second = 0; second < 20; second += 0.25) {
      vi.advanceTimersByTime(250);
      media.reach(100 + second);
    }
    expect(storage.writes - before).toBeLessThanOrEqual(5);
    expect(storage.writes - before).toBeGreaterThanOrEqual(4);
  });

  test("is where the next visit goes on", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    detach();
    open();
    store.cue(track, null);
    expect(store.getPlayback().time).toBe(432);
  });

  test("a moment always wins over it", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    store.cue(track, { start: 10, end: null });
    expect(store.getPlayback().time).toBe(10);
  });

  test("a link that was opened and never played does not overwrite it", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    store.cue(track, { start: 10, end: null });
    media.arrive(1000);
    store.keep();
    expect(keptTime(storage, track)).toBe(432);
  });

  test.each([
    [969, false],
    [970, true],
    [1000, true],
  ])("at %d of 1000 seconds the episode is done: %s", (time, done) => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(time);
    expect(store.getPlaces()[0]?.done).toBe(done);
    expect(keptTime(storage, track)).toBe(done ? 0 : time);
  });

  test("of two hundred episodes more the oldest is forgotten", () => {
    for (let i = 0; i <= 200; i++) {
      store.cue(trackOf("s", String(i)), null);
      media.arrive(1000);
      store.seek(10);
    }
    expect(store.getPlaces()).toHaveLength(200);
    expect(keptTime(storage, trackOf("s", "0"))).toBe(0);
    expect(keptTime(storage, trackOf("s", "200"))).toBe(10);
  });

  test("is kept by the guids of show and episode, whatever the address becomes", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(70);
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(70);
    expect(keptTime(storage, { ...track, guid: { show: "s-guid", episode: "another" } })).toBe(0);
  });

  test("that was kept before guids is found by its address, and carried over when it is kept again", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(70);
    const [kept] = JSON.parse(storage.getItem("playhead.places") ?? "[]");
    const { guid, key, ...older } = kept.track;
    storage.setItem("playhead.places", JSON.stringify([{ ...kept, track: older }]));
    expect(keptTime(storage, track)).toBe(70);
    const next = createPlayer({ storage, now: Date.now });
    next.attach(media);
    next.cue(track, null);
    media.arrive(1000);
    next.seek(80);
    expect(next.getPlaces()).toHaveLength(1);
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(80);
  });

  test("is where an element begins that comes, or comes again, after the episode was put in", () => {
    store.cue(track, { start: 70, end: 90 });
    detach();
    store.attach(media);
    media.arrive(1000);
    expect(media.currentTime).toBe(70);
    expect(store.getPlayback()).toMatchObject({ time: 70, range: { start: 70, end: 90 } });
  });

  test("is carried over to a new address when the page there is opened, and the sound goes on", async () => {
    await store.playFrom(track, { start: 70, end: null });
    media.arrive(1000);
    store.keep();
    const renamed = trackOf("s", "uno", { guid: track.guid, title: "Uno" });
    const loads = media.loads;
    store.describe(renamed);
    expect(store.getPlaces().map((place) => [place.track.href, place.time])).toEqual([["/shows/s/uno", 70]]);
    expect(JSON.parse(storage.getItem("playhead.places") ?? "[]")).toMatchObject([
      { track: { title: "Uno" } },
    ]);
    expect(store.getPlayback()).toMatchObject({ playing: true, track: renamed });
    expect(media.loads).toBe(loads);
    const { writes } = storage;
    store.describe(renamed);
    expect(storage.writes).toBe(writes);
  });

  test("keeps its guids when an old bookmark without any is played", () => {
    for (const known of [track, { ...track, guid: null }]) {
      store.cue(known, null);
      media.arrive(1000);
      store.seek(70);
    }
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(70);
  });

  test("an episode that was only looked at has none", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.keep();
    expect(store.getPlaces()).toEqual([]);
  });
});

test("who has all forgotten leaves no place behind when the page goes", async () => {
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(400);
  store.pause();
  store.keepNothing();
  storage.entries.clear();
  store.keep();
  expect([...storage.entries.keys()]).toEqual([]);
});
