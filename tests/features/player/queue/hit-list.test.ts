import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from "vitest";
import { BATCH_LENGTH, type HitBatch, type PlayableHit } from "#core/search/playable-hit.ts";
import { searchFor } from "#core/search/request.ts";
import { HitList } from "#features/player/queue/hit-list.ts";
import { type FetchHits, HitStore } from "#features/player/queue/hit-store.ts";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = (name: string) =>
  trackOf("s", name, { audio: { url: `/media/${name}.mp3`, type: "audio/mpeg" }, duration: 1000 });
const one = track("one");
const two = track("two");

const SEARCH = searchFor("x");
const hits: readonly PlayableHit[] = [
  { id: "a", number: 0, page: 1, track: one, start: 100, end: 110, words: "first" },
  { id: "b", number: 1, page: 1, track: one, start: 50, end: null, words: "second" },
  { id: "c", number: 2, page: 1, track: two, start: 995, end: 1200, words: "third" },
];

let media: FakeMedia;
let storage: FakeStorage;
let store: PlayerStore;
let list: HitList;
let fetchHits: Mock<FetchHits>;

beforeEach(() => {
  vi.useFakeTimers();
  media = new FakeMedia();
  storage = new FakeStorage();
  store = createPlayer({ storage, now: Date.now });
  store.attach(media);
  fetchHits = vi.fn<FetchHits>(() => Promise.reject(new Error("No network")));
  list = new HitList({ player: store, fetchHits });
});

afterEach(() => {
  vi.useRealTimers();
});

async function begin(): Promise<void> {
  list.play(SEARCH, { total: hits.length, hits });
  await vi.advanceTimersByTimeAsync(0);
  media.arrive(1000);
}

async function hearUntil(time: number): Promise<void> {
  media.reach(time);
  await vi.advanceTimersByTimeAsync(10);
}

const heard = () => ({
  at: list.getRun()?.hit.number,
  time: media.currentTime,
  playing: store.getPlayback().playing,
});

describe("hits in turn", () => {
  test("no hits are no list", () => {
    list.play(SEARCH, { total: 0, hits: [] });
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

  test("they are those of their search, on whatever page of it", async () => {
    expect(list.runOf(SEARCH)).toBeNull();
    await begin();
    expect(list.runOf({ ...SEARCH, page: 3 })).toBe(list.getRun());
    expect(list.runOf(searchFor("y"))).toBeNull();
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
    expect(list.getRun()?.hit.number).toBe(0);
    list.step(1);
    await vi.advanceTimersByTimeAsync(0);
    media.arrive(1000);
    expect(heard()).toEqual({ at: 1, time: 48, playing: true });
    await hearUntil(62);
    expect(list.getRun()?.hit.number).toBe(2);
  });

  test("before the first and after the last the same hit comes again", async () => {
    await begin();
    list.step(-1);
    expect(heard()).toEqual({ at: 0, time: 98, playing: true });
    for (let presses = 0; presses < 3; presses++) list.step(1);
    expect(list.getRun()?.hit.number).toBe(2);
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

describe("of a large search", () => {
  const TOTAL = 100_000;
  const hitAt = (number: number): PlayableHit => ({
    id: String(number),
    number,
    page: 1,
    track: one,
    start: 10 + number,
    end: 20 + number,
    words: "",
  });
  const batchFrom = (first: number): HitBatch => ({
    total: TOTAL,
    hits: Array.from({ length: BATCH_LENGTH }, (_, index) => hitAt(first + index)),
  });
  /** Milliseconds. */
  const SLOW = 1000;
  function answerSlowly(): void {
    fetchHits.mockImplementation(
      (_, first) => new Promise((resolve) => setTimeout(() => resolve(batchFrom(first)), SLOW)),
    );
  }
  async function beginAt(number: number): Promise<void> {
    list.play(SEARCH, { total: TOTAL, hits: [hitAt(number)] });
    await vi.advanceTimersByTimeAsync(0);
    media.arrive(1000);
  }
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const asked = () => fetchHits.mock.calls.map(([, first]) => first);

  test("the next are fetched before they are needed, each batch once", async () => {
    fetchHits.mockImplementation(async (_, first) => batchFrom(first));
    await beginAt(38);
    expect(asked()).toEqual([20, 40]);
    await settle();
    for (let presses = 0; presses < 18; presses++) list.step(1);
    expect(list.getRun()?.hit.number).toBe(56);
    expect(asked()).toEqual([20, 40, 60]);
  });

  test("one that is not there yet is waited for, and then played", async () => {
    answerSlowly();
    await beginAt(4);
    list.step(1);
    expect(list.getRun()).toMatchObject({ hit: { number: 4 }, awaited: { number: 5, failed: false } });
    list.step(1);
    await vi.advanceTimersByTimeAsync(SLOW);
    expect(list.getRun()).toMatchObject({ hit: { number: 6 }, awaited: null, total: TOTAL });
    expect(heard().time).toBe(14);
  });

  test("one that cannot be had keeps the place, says so, and comes when it is asked for again", async () => {
    await beginAt(4);
    await hearUntil(24);
    expect(list.getRun()).toMatchObject({ hit: { number: 4 }, awaited: { number: 5, failed: true } });
    list.step(1);
    await settle();
    expect(list.getRun()).toMatchObject({ hit: { number: 4 }, awaited: { number: 5, failed: true } });
    fetchHits.mockImplementation(async (_, first) => batchFrom(first));
    list.retry();
    await settle();
    expect(list.getRun()).toMatchObject({ hit: { number: 5 }, awaited: null });
    expect(heard().playing).toBe(true);
  });

  test("whoever goes elsewhere while one is waited for is left alone", async () => {
    answerSlowly();
    await beginAt(4);
    await hearUntil(24);
    expect(list.getRun()?.awaited).toEqual({ number: 5, failed: false });
    store.seek(500);
    await vi.advanceTimersByTimeAsync(SLOW);
    expect(list.getRun()).toMatchObject({ hit: { number: 4 }, awaited: null });
    expect(heard().time).toBe(500);
  });

  test("stopping forgets what is waited for", async () => {
    answerSlowly();
    await beginAt(4);
    list.step(1);
    list.stop();
    await vi.advanceTimersByTimeAsync(SLOW);
    expect(list.getRun()).toBeNull();
  });

  test("only the neighbours are at hand", async () => {
    const near = new HitStore(SEARCH, batchFrom(0), async (_, first) => batchFrom(first));
    await near.load(30);
    expect([near.at(0)?.number, near.at(39)?.number]).toEqual([0, 39]);
    await near.load(5000);
    expect([near.at(39), near.at(5000)?.number]).toEqual([null, 5000]);
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
