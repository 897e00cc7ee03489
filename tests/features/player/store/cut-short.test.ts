import { beforeEach, describe, expect, test, vi } from "vitest";
import { keptTime } from "../../media/fake-media.ts";
import { beginAnew, media, playTo, storage, store, track } from "./player-at-hand.ts";

beginAnew();

describe("sound that is cut short", () => {
  const ended = vi.fn();

  beforeEach(() => {
    ended.mockClear();
    store.subscribeToEnds(ended);
  });

  test("has not ended: its place is kept, and it is asked for again from there", async () => {
    await playTo(400);
    media.breakOff();
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: true, time: 400, problem: null });
    expect(store.currentTime()).toBe(400);
    expect(keptTime(storage, track)).toBe(400);
    await vi.advanceTimersByTimeAsync(1000);
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: false, time: 400 });
    expect(media.currentTime).toBe(400);
    expect(ended).not.toHaveBeenCalled();
  });

  test("is said to be when it is so each time", async () => {
    await playTo(400);
    for (const wait of [1000, 4000]) {
      media.breakOff();
      await vi.advanceTimersByTimeAsync(wait);
      media.arrive(1000);
    }
    const { loads } = media;
    media.breakOff();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(store.getPlayback()).toMatchObject({
      playing: false,
      waiting: false,
      time: 400,
      problem: "cut-short",
    });
    expect(media.loads).toBe(loads);
    expect(keptTime(storage, track)).toBe(400);
    // Whoever tries again is not taken to the beginning.
    await store.play();
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 400, problem: null });
    expect(ended).not.toHaveBeenCalled();
  });

  test("is not taken for the end of a part", async () => {
    const partEnded = vi.fn();
    store.subscribeToRangeEnds(partEnded);
    await store.playFrom(track, { start: 390, end: 450 });
    media.arrive(1000);
    media.reach(400);
    media.breakOff();
    await vi.advanceTimersByTimeAsync(1000);
    expect(partEnded).not.toHaveBeenCalled();
  });

  test("is told from a jump to the end", async () => {
    await playTo(400);
    media.currentTime = 1000;
    media.breakOff();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalled();
  });

  test("is told from sound that nobody looked at until its end", async () => {
    await playTo(400);
    await vi.advanceTimersByTimeAsync(599_000);
    media.breakOff();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalled();
  });

  test("is told from sound that was measured to be as long as this", async () => {
    await store.playFrom({ ...track, duration: 400 }, null);
    media.arrive(1000);
    media.reach(400);
    media.breakOff();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalled();
  });
});
