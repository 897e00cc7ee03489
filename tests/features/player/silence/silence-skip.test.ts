import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SentenceRepeat } from "#features/player/sentence/sentence-repeat.ts";
import { HURRY, SilenceSkip, savedIn } from "#features/player/silence/silence-skip.ts";
import { beginAnew, media, store, track } from "../store/player-at-hand.ts";

const SILENCES = { starts: [102, 110], ends: [103.5, 112] };

let saved: number[];
let hurries: boolean;
let stop: () => void;

beginAnew();
beforeEach(async () => {
  saved = [];
  hurries = true;
  const skip = new SilenceSkip({
    player: store,
    getSilences: () => SILENCES,
    mayHurry: () => hurries,
    saved: (seconds) => saved.push(seconds),
  });
  stop = skip.follow();
  store.settings.change({ skipsSilence: true });
  await store.playFrom(track, { start: 100, end: null });
  media.arrive(1000);
});
afterEach(() => stop());

/** Lets so many seconds go by; the sound goes on as fast as the element plays. */
function listen(seconds: number): void {
  for (let step = 0; step < seconds * 100 && !media.paused; step++) {
    vi.advanceTimersByTime(10);
    media.reach(media.currentTime + 0.01 * media.playbackRate);
  }
}

describe("a silence", () => {
  test("is gone through at three times the speed, which shows nowhere, and what that saves is told", () => {
    listen(1.9);
    expect(media.playbackRate).toBe(1);
    listen(0.2);
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([HURRY, 1]);
    listen(0.6);
    expect([media.playbackRate, store.settings.getSettings().rate]).toEqual([1, 1]);
    expect(saved).toEqual([expect.closeTo(1, 1)]);
  });

  test("is gone through three times as fast as is set, also where that changes within it", () => {
    store.setRate(1.5);
    listen(1.4);
    expect(media.playbackRate).toBe(4.5);
    store.setRate(2);
    expect(media.playbackRate).toBe(6);
    listen(0.5);
    expect(media.playbackRate).toBe(2);
    expect(store.settings.getSettings().rate).toBe(2);
  });

  test("is left as it is where the listener does not want it, or the sound is about to end", () => {
    store.settings.change({ skipsSilence: false });
    listen(2.5);
    expect(media.playbackRate).toBe(1);
    hurries = false;
    store.settings.change({ skipsSilence: true });
    listen(0.3);
    expect([media.playbackRate, saved]).toEqual([1, []]);
  });

  test("is gone through no further than a shared range goes", async () => {
    await store.playLinked(track, { start: 101, end: 102.5 });
    listen(1.1);
    expect(media.playbackRate).toBe(HURRY);
    listen(1);
    expect([media.paused, media.currentTime, media.playbackRate]).toEqual([true, 102.5, 1]);
    expect(saved).toEqual([expect.closeTo(0.33, 1)]);
  });

  test("counts only as far as it was heard: who pauses or goes elsewhere has saved no more", () => {
    listen(2.1);
    store.pause();
    expect(media.playbackRate).toBe(1);
    const [first = 0] = saved;
    expect(first).toBeGreaterThan(0.1);
    expect(first).toBeLessThan(0.3);
    void store.play();
    expect(media.playbackRate).toBe(HURRY);
    store.seek(500);
    expect([media.playbackRate, saved.length]).toEqual([1, 1]);
  });

  test("of a sentence that is said again is a part of it", () => {
    const repeat = new SentenceRepeat({ player: store, sentenceAt: () => ({ start: 101, end: 105 }) });
    listen(2.05);
    expect(media.playbackRate).toBe(HURRY);
    repeat.start({ rounds: 2, pace: 0.8 });
    listen(2);
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([0.8, 1]);
    repeat.stop();
    expect(media.playbackRate).toBe(HURRY);
    listen(1);
    expect(media.playbackRate).toBe(1);
  });

  test("in which the sound is waited for stays one, and what is still to come of it goes quickly too", () => {
    listen(2.1);
    media.readyState = 2;
    media.tell("waiting");
    expect([store.getPlayback().waiting, media.playbackRate]).toEqual([true, HURRY]);
    vi.advanceTimersByTime(5000);
    expect([media.playbackRate, saved]).toEqual([HURRY, []]);
    media.readyState = 4;
    media.tell("playing");
    expect(media.playbackRate).toBe(HURRY);
    listen(0.6);
    expect([media.playbackRate, saved]).toEqual([1, [expect.closeTo(1, 1)]]);
  });

  test("is left with its episode", () => {
    listen(2.1);
    stop();
    expect(media.playbackRate).toBe(1);
  });
});

test("what is saved is what the silences last longer when they are not gone through", () => {
  const seconds = fc.double({ min: 0.3, max: 9, noNaN: true });
  fc.assert(
    fc.property(fc.array(seconds), fc.double({ min: 0.5, max: 4, noNaN: true }), (silences, rate) => {
      const slow = silences.reduce((sum, length) => sum + length / rate, 0);
      const quick = silences.reduce((sum, length) => sum + length / (rate * HURRY), 0);
      const all = silences.reduce((sum, length) => sum + savedIn(length, rate), 0);
      expect(all).toBeCloseTo(slow - quick, 6);
    }),
  );
});
