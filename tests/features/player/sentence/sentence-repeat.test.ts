import { beforeEach, describe, expect, test, vi } from "vitest";
import { SentenceRepeat } from "#features/player/sentence/sentence-repeat.ts";
import { beginAnew, media, store, track } from "../store/player-at-hand.ts";

const SENTENCES = [
  { start: 100, end: 104 },
  { start: 104, end: 110 },
];

let repeat: SentenceRepeat;

beginAnew();
beforeEach(async () => {
  repeat = new SentenceRepeat({
    player: store,
    sentenceAt: (time) => SENTENCES.findLast(({ start }) => start <= time) ?? null,
  });
  await store.playFrom(track, { start: 100, end: null });
  media.arrive(1000);
});

/** Lets the sound go on to a time. */
const reach = (time: number) => {
  vi.advanceTimersByTime(10);
  media.reach(time);
};

describe("a sentence", () => {
  test("is said again from its beginning, and the sound goes on after it", () => {
    reach(102.5);
    repeat.start({ rounds: 1, pace: 1 });
    expect([media.currentTime, repeat.getRepeat()]).toEqual([100, { round: 1, rounds: 1 }]);
    reach(103.9);
    expect(repeat.getRepeat()).not.toBeNull();
    reach(104.1);
    expect([media.currentTime, media.paused, repeat.getRepeat()]).toEqual([104.1, false, null]);
  });

  test("that has just ended is the one that is meant", () => {
    reach(104.6);
    repeat.start({ rounds: 1, pace: 1 });
    expect(media.currentTime).toBe(100);
  });

  test("is said some times more, which are counted, slower, and then as fast as is set", () => {
    store.setRate(1.5);
    reach(106);
    repeat.start({ rounds: 2, pace: 0.6 });
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([1.5 * 0.6, 1.5]);
    reach(110);
    expect([media.currentTime, repeat.getRepeat()]).toEqual([104, { round: 2, rounds: 2 }]);
    reach(110);
    expect([media.currentTime, repeat.getRepeat(), media.playbackRate]).toEqual([110, null, 1.5]);
    expect(store.settings.getSettings().rate).toBe(1.5);
  });

  test("is left when the listener goes elsewhere, or wants to go on", () => {
    repeat.start({ rounds: 5, pace: 0.8 });
    store.seek(500);
    expect([repeat.getRepeat(), media.playbackRate]).toEqual([null, 1]);
    store.seek(105);
    repeat.start({ rounds: 5, pace: 0.8 });
    repeat.stop();
    reach(111);
    expect([media.currentTime, repeat.getRepeat(), media.playbackRate]).toEqual([111, null, 1]);
  });

  test("begins to sound where the player stood still", () => {
    store.pause();
    repeat.start({ rounds: 1, pace: 1 });
    expect(media.paused).toBe(false);
  });
});

test("nothing is said again where it is not known what is said when", () => {
  const untimed = new SentenceRepeat({ player: store, sentenceAt: () => null });
  untimed.start({ rounds: 2, pace: 1 });
  expect([untimed.getRepeat(), media.currentTime]).toEqual([null, 100]);
});
