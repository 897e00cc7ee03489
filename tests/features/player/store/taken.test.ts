import { beforeEach, describe, expect, test } from "vitest";
import type { Place } from "#core/episode/place.ts";
import { createPlayer } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = trackOf("s", "one", { audio: { url: "/media/one.mp3", type: "audio/mpeg" }, duration: 1000 });

let storage: FakeStorage;
let now: number;

function visit() {
  const media = new FakeMedia();
  const store = createPlayer({ storage, now: () => now });
  store.attach(media);
  return { media, store };
}

/** Hears the episode to 300 seconds, and rests there. */
async function heard() {
  const { media, store } = visit();
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(300);
  store.pause();
  return { media, store };
}

const placeAt = (time: number): Place => ({
  track,
  time,
  duration: 1000,
  at: now,
  done: false,
  dismissed: false,
});

beforeEach(() => {
  storage = new FakeStorage();
  now = 1_000_000;
});

describe("places of other devices", () => {
  test("take the place of those that are there, and are there at the next visit", async () => {
    const { store } = await heard();
    const other = { ...placeAt(20), track: trackOf("s", "two") };
    store.takePlaces([other]);
    expect(store.getPlaces()).toEqual([other]);
    expect(visit().store.getPlaces()).toMatchObject([{ time: 20 }]);
  });

  test("move nothing that plays, which is the latest act of its listener", async () => {
    const { media, store } = visit();
    await store.playFrom(track, null);
    media.arrive(1000);
    media.reach(300);
    expect(store.takePlaces([placeAt(500)])).toBeNull();
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 300 });
    store.pause();
    expect(keptTime(storage, track)).toBe(300);
  });

  test("are told to who has rested here, and not written over when the page goes", async () => {
    const { store } = await heard();
    expect(store.takePlaces([placeAt(500)])).toMatchObject({ time: 500 });
    expect(store.getPlayback().time).toBe(300);
    store.keep();
    expect(keptTime(storage, track)).toBe(500);
  });

  test("are where an episode waits that was only put in", async () => {
    await heard();
    const { store } = visit();
    store.restore();
    expect(store.takePlaces([placeAt(500)])).toBeNull();
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 500 });
  });

  test("leave the moment of a link where it is", async () => {
    await heard();
    const { store } = visit();
    store.cue(track, { start: 10, end: null });
    expect(store.takePlaces([placeAt(500)])).toBeNull();
    expect(store.getPlayback().time).toBe(10);
    expect(store.getOwnPlace()).toBe(500);
  });

  test("may be those that another tab has kept", async () => {
    const { store } = await heard();
    now += 1000;
    const other = visit();
    await other.store.playFrom(track, null);
    other.media.arrive(1000);
    other.media.reach(700);
    other.store.pause();
    expect(store.takePlaces(null)).toMatchObject({ time: 700 });
    store.keep();
    expect(keptTime(storage, track)).toBe(700);
    await other.store.play();
    other.media.reach(800);
    other.store.pause();
    expect(store.takePlaces(null)).toMatchObject({ time: 800 });
    expect(store.getPlayback().time).toBe(300);
  });

  test("are where an episode waits also when what is kept of it was written anew before", async () => {
    const { media, store } = await heard();
    const waiting = visit().store;
    waiting.cue(track, null);
    await store.play();
    media.reach(400);
    store.pause();
    waiting.describe({ ...track, title: "Another title" });
    expect(waiting.takePlaces(null)).toBeNull();
    expect(waiting.getPlayback()).toMatchObject({ playing: false, time: 400 });
  });

  test("of another tab are not written over by one that rests, and was not told of them yet", async () => {
    const { store } = await heard();
    const other = visit();
    await other.store.playFrom(track, null);
    other.media.arrive(1000);
    other.media.reach(700);
    other.store.pause();
    store.keep();
    expect(keptTime(storage, track)).toBe(700);
  });

  test("are told of once, though another tab is asked for again and again", async () => {
    const { store } = await heard();
    await visit().store.playFrom(track, null);
    store.takePlaces(null);
    let told = 0;
    store.subscribe(() => told++);
    const places = store.getPlaces();
    expect(store.takePlaces(null)).toBeNull();
    expect([told, store.getPlaces() === places]).toEqual([0, true]);
  });

  test("stay when this tab keeps its own before it was told of them", async () => {
    const { media, store } = await heard();
    const two = trackOf("s", "two", { audio: track.audio, duration: 1000 });
    const other = visit();
    await other.store.playFrom(two, null);
    other.media.arrive(1000);
    other.media.reach(40);
    other.store.pause();
    await store.play();
    media.reach(400);
    store.pause();
    expect([keptTime(storage, track), keptTime(storage, two)]).toEqual([400, 40]);
    other.store.dismissPlace(two);
    expect([keptTime(storage, track), keptTime(storage, two)]).toEqual([400, 40]);
  });
});

describe("settings of other devices", () => {
  test("hold at once for what rests", async () => {
    const { media, store } = await heard();
    store.takeSettings({ rate: 1.5, stepBack: 30 });
    expect(media.playbackRate).toBe(1.5);
    expect(visit().store.settings.getSettings()).toMatchObject({ rate: 1.5, stepBack: 30 });
  });

  test("leave what plays as fast as it is", async () => {
    const { media, store } = visit();
    await store.playFrom(track, null);
    media.arrive(1000);
    store.takeSettings({ rate: 1.5 });
    expect(media.playbackRate).toBe(1);
    expect(store.settings.getSettings().rate).toBe(1.5);
  });

  test("may be those that another tab has kept", () => {
    const { store } = visit();
    visit().store.settings.change({ stepBack: 30 });
    store.takeSettings(null);
    expect(store.settings.getSettings().stepBack).toBe(30);
  });

  test("of another tab hold at once for what rests, and not for what plays", async () => {
    const { media, store } = await heard();
    visit().store.settings.change({ rate: 1.5, volume: 0.5 });
    store.takeSettings(null);
    expect(media).toMatchObject({ playbackRate: 1.5, volume: 0.5 });
    await store.play();
    visit().store.settings.change({ rate: 2, volume: 0.25 });
    store.takeSettings(null);
    expect(media).toMatchObject({ playbackRate: 1.5, volume: 0.5 });
    expect(store.settings.getSettings()).toMatchObject({ rate: 2, volume: 0.25 });
  });

  test("stay when this tab keeps its own before it was told of them", () => {
    const { store } = visit();
    const other = visit().store;
    other.settings.change({ stepBack: 30 });
    store.settings.change({ recalls: false });
    other.takeSettings(null);
    for (const { settings } of [store, other, visit().store])
      expect(settings.getSettings()).toMatchObject({ stepBack: 30, recalls: false });
  });

  test("are not written again by who is told of them", () => {
    const { store } = visit();
    visit().store.settings.change({ volume: 0.5 });
    const { writes } = storage;
    store.takeSettings(null);
    expect([storage.writes, store.settings.getSettings().volume]).toEqual([writes, 0.5]);
  });
});
