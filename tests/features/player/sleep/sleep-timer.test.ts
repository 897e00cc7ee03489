import { beforeEach, describe, expect, test, vi } from "vitest";
import { SleepTimer, type SleepWish } from "#features/player/sleep/sleep-timer.ts";
import { beginAnew, media, open, storage, store, track } from "../store/player-at-hand.ts";

let timer: SleepTimer;
/** Where sentences begin. Seconds. */
let sentences: readonly number[];

function openTimer(): void {
  timer = new SleepTimer({
    player: store,
    sentenceAfter: (time) => sentences.find((start) => start > time) ?? null,
    storage,
    now: Date.now,
  });
}

/** Lets seconds of sound be heard, four looks a second. */
function listen(seconds: number): void {
  for (let quarter = 0; quarter < seconds * 4 && !media.paused; quarter++) {
    vi.advanceTimersByTime(250);
    media.reach(media.currentTime + 0.25 * media.playbackRate);
  }
}

const left = () => timer.getSnapshot().sleep?.left;

beginAnew();
beforeEach(async () => {
  sentences = [];
  openTimer();
  await store.playFrom(track, { start: 100, end: null });
  media.arrive(1000);
});

describe("the sound ends", () => {
  test("after so many minutes of listening, fading over ten seconds, at the volume that is set again", () => {
    store.setVolume(0.8);
    timer.set({ kind: "minutes", minutes: 5 });
    listen(300);
    expect([media.paused, media.volume]).toEqual([false, 0.8]);
    listen(5);
    expect(media.volume).toBeCloseTo(0.4, 1);
    expect(store.getPlayback().volume).toBe(0.8);
    listen(10);
    expect([media.paused, media.volume, timer.asleep]).toEqual([true, 0.8, true]);
    expect(media.currentTime).toBeCloseTo(410, 0);
    expect(store.settings.getSettings().volume).toBe(0.8);
  });

  test("between two sentences, where it is known when they begin and the next one is near", () => {
    sentences = [412.5, 425];
    timer.set({ kind: "minutes", minutes: 5 });
    listen(330);
    expect(media.currentTime).toBeCloseTo(412.5, 0);
    sentences = [900];
    void store.playFrom(track, { start: 100, end: null });
    timer.set({ kind: "minutes", minutes: 5 });
    listen(330);
    expect(media.currentTime).toBeCloseTo(410, 0);
  });

  test.each<[SleepWish["kind"], number]>([
    ["chapter", 300],
    ["episode", 1000],
  ])("with the %s", async (kind, end) => {
    if (kind !== "minutes") timer.set({ kind });
    expect(left()).toBe(end - 100);
    listen(end - 105);
    expect(media.volume).toBeCloseTo(0.5, 1);
    listen(5.5);
    if (kind === "episode") media.finish();
    await Promise.resolve();
    expect([media.paused, media.volume]).toEqual([true, 1]);
  });

  test("later at another speed, and not while nothing is heard", () => {
    store.setRate(2);
    timer.set({ kind: "minutes", minutes: 5 });
    store.pause();
    vi.advanceTimersByTime(600_000);
    void store.play();
    listen(1);
    expect(left()).toBe(299);
    listen(320);
    expect(media.currentTime).toBeCloseTo(100 + 2 * 310, -1);
  });
});

describe("a timer", () => {
  test("gives fifteen minutes more, also while it fades", () => {
    timer.giveMore();
    expect(left()).toBe(15 * 60);
    timer.giveMore();
    expect(left()).toBe(30 * 60);
    timer.set({ kind: "minutes", minutes: 5 });
    listen(305);
    expect(media.volume).toBeLessThan(1);
    timer.giveMore();
    expect([media.volume, left()]).toEqual([1, 15 * 60]);
  });

  test("is taken back, and the sound goes on as it was", () => {
    timer.set({ kind: "minutes", minutes: 5 });
    listen(305);
    timer.cancel();
    expect([media.volume, timer.getSnapshot().sleep]).toEqual([1, null]);
    listen(20);
    expect(media.paused).toBe(false);
  });

  test("that fades begins again when the listener goes elsewhere", () => {
    timer.set({ kind: "chapter" });
    listen(195);
    store.seek(400);
    listen(1);
    expect([media.volume, left()]).toEqual([1, 199]);
  });
});

describe("where one fell asleep", () => {
  beforeEach(() => {
    timer.set({ kind: "minutes", minutes: 5 });
    listen(320);
  });

  test("is offered after the sound has ended, in the next visit too, for a day", () => {
    expect(timer.getSnapshot().sleptFrom).toMatchObject({ time: 100, track: { href: track.href } });
    open();
    openTimer();
    expect(timer.getSnapshot().sleptFrom?.time).toBe(100);
    vi.advanceTimersByTime(25 * 3600 * 1000);
    openTimer();
    expect(timer.getSnapshot().sleptFrom).toBeNull();
  });

  test("is forgotten when that is wished, or one listens on for a minute", () => {
    void store.play();
    listen(50);
    expect([timer.asleep, timer.getSnapshot().sleptFrom === null]).toEqual([false, false]);
    listen(20);
    expect(timer.getSnapshot().sleptFrom).toBeNull();
    openTimer();
    expect(timer.getSnapshot().sleptFrom).toBeNull();
  });
});
