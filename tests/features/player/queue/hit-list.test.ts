import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HitList, heardMoment, type PlayableHit } from "#features/player/queue/hit-list.ts";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = (name: string) =>
  trackOf("s", name, { audio: { url: `/media/${name}.mp3`, type: "audio/mpeg" }, duration: 1000 });
const one = track("one");
const two = track("two");

const hits: readonly PlayableHit[] = [
  { track: one, start: 100, end: 110, words: "first" },
  { track: one, start: 50, end: null, words: "second" },
  { track: two, start: 995, end: 1200, words: "third" },
];

let media: FakeMedia;
let storage: FakeStorage;
let store: PlayerStore;
let list: HitList;

beforeEach(() => {
  vi.useFakeTimers();
  media = new FakeMedia();
  storage = new FakeStorage();
  store = createPlayer({ storage, now: Date.now });
  store.attach(media);
  list = new HitList(store);
});

afterEach(() => {
  vi.useRealTimers();
});

async function begin(): Promise<void> {
  list.play("/search?q=x", hits);
  await vi.advanceTimersByTimeAsync(0);
  media.arrive(1000);
}

async function hearUntil(time: number): Promise<void> {
  media.reach(time);
  await vi.advanceTimersByTimeAsync(10);
}

const heard = () => ({
  at: list.getRun()?.at,
  time: media.currentTime,
  playing: store.getPlayback().playing,
});

describe("what is heard of a hit", () => {
  test.each([
    [100, 110, 98, 110],
    [1, 5, 0, 5],
    [100, null, 98, 112],
    [100, 100, 98, 112],
  ])("that begins at %d and ends at %s: %d to %d", (start, end, from, to) => {
    expect(heardMoment({ track: one, start, end, words: "" })).toEqual({ start: from, end: to });
  });
});

describe("hits in turn", () => {
  test("no hits are no list", () => {
    list.play("/search?q=x", []);
    expect(list.getRun()).toBeNull();
  });

  test("each is played to its end, across episodes, and at the last end the list stops", async () => {
    await begin();
    expect(heard()).toEqual({ at: 0, time: 98, playing: true });
    await hearUntil(110);
    expect(heard()).toEqual({ at: 1, time: 48, playing: true });
    await hearUntil(62);
    expect(store.getPlayback().track?.href).toBe(two.href);
    media.arrive(1000);
    expect(heard()).toEqual({ at: 2, time: 993, playing: true });
    media.finish();
    await vi.advanceTimersByTimeAsync(10);
    expect(list.getRun()).toBeNull();
    expect(store.getPlayback().playing).toBe(false);
  });

  test("a pause waits, and playing goes on to the next hit", async () => {
    await begin();
    media.reach(105);
    store.pause();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard()).toEqual({ at: 0, time: 105, playing: false });
    await store.play();
    await hearUntil(110);
    expect(heard()).toEqual({ at: 1, time: 48, playing: true });
  });

  test.each([
    ["seeks", () => store.seek(108)],
    ["plays a range of his own", () => store.playFrom(one, { start: 105, end: 107 })],
    ["plays another episode", () => store.playFrom(two, null)],
  ])("whoever %s is left alone, and the next hit is there when asked for", async (_, jump) => {
    await begin();
    await jump();
    await hearUntil(110);
    expect(list.getRun()?.at).toBe(0);
    list.step(1);
    await vi.advanceTimersByTimeAsync(0);
    media.arrive(1000);
    expect(heard()).toEqual({ at: 1, time: 48, playing: true });
    await hearUntil(62);
    expect(list.getRun()?.at).toBe(2);
  });

  test("before the first and after the last the same hit comes again", async () => {
    await begin();
    list.step(-1);
    expect(heard()).toEqual({ at: 0, time: 98, playing: true });
    for (let presses = 0; presses < 3; presses++) list.step(1);
    expect(list.getRun()?.at).toBe(2);
  });

  test("stopping silences the hit, and who plays on is not stopped at its end", async () => {
    await begin();
    list.stop();
    expect(list.getRun()).toBeNull();
    expect(store.getPlayback()).toMatchObject({ playing: false, range: null });
    await store.play();
    await hearUntil(115);
    expect(heard()).toEqual({ at: undefined, time: 115, playing: true });
  });

  test("stopping leaves alone what the listener plays instead", async () => {
    await begin();
    store.seek(500);
    list.stop();
    expect(heard()).toEqual({ at: undefined, time: 500, playing: true });
  });
});

describe("the listener's own place", () => {
  async function hearHitsOfAnEpisodeBegun(): Promise<void> {
    store.cue(one, null);
    media.arrive(1000);
    store.seek(432);
    await begin();
    await hearUntil(105);
    await vi.advanceTimersByTimeAsync(10_000);
    store.pause();
  }

  test("is as it was after hearing hits, of this episode and of others", async () => {
    await hearHitsOfAnEpisodeBegun();
    await store.play();
    await hearUntil(110);
    await hearUntil(62);
    store.keep();
    expect(store.getPlaces().map(({ track, time }) => [track.href, time])).toEqual([[one.href, 432]]);
  });

  test("is where his episode goes on when he plays it", async () => {
    await hearHitsOfAnEpisodeBegun();
    await store.playFrom(one, null);
    expect(media.currentTime).toBe(432);
  });

  test("is taken by moving", async () => {
    await hearHitsOfAnEpisodeBegun();
    store.seek(107);
    expect(keptTime(storage, one)).toBe(107);
  });

  test("is taken by playing on after the end", async () => {
    await store.playAsGuest(one, { start: 60, end: 62 });
    media.arrive(1000);
    await hearUntil(62);
    expect(store.getPlaces()).toEqual([]);
    await store.play();
    await hearUntil(70);
    store.pause();
    expect(keptTime(storage, one)).toBe(70);
  });
});
