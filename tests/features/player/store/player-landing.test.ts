import { describe, expect, test, vi } from "vitest";
import { beginAnew, media, store, track } from "./player-at-hand.ts";

beginAnew();

describe("landing", () => {
  test("the wanted time is set again until the element has it", () => {
    media.deaf = 2;
    store.cue(track, { start: 754, end: null });
    media.arrive(1000);
    expect(media.currentTime).toBe(754);
  });

  test("a time that is lost when the sound begins is set once more", async () => {
    store.cue(track, { start: 754, end: null });
    media.arrive(1000);
    expect(media.currentTime).toBe(754);
    media.forgetful = true;
    await store.play();
    expect(media.currentTime).toBe(754);
  });

  test("sound that has gone on a little while the jump was confirmed is not pulled back", async () => {
    store.setRate(4);
    await store.playFrom(track, { start: 500, end: null });
    vi.advanceTimersByTime(350);
    media.reach(501.5);
    media.tell("playing");
    expect(media.currentTime).toBe(501.5);
  });

  test("sound that has gone on for long before anyone looked is not pulled back", async () => {
    await store.playFrom(track, { start: 500, end: null });
    media.arrive(1000);
    media.slow = true;
    store.seek(700);
    vi.advanceTimersByTime(3000);
    media.reach(703);
    media.slow = false;
    media.tell("seeked");
    expect(media.currentTime).toBe(703);
  });

  test("while it is on its way the store says where it goes", () => {
    store.cue(track, { start: 754, end: null });
    expect(store.currentTime()).toBe(754);
    expect(store.getPlayback().time).toBe(754);
    media.arrive(1000);
    expect(store.currentTime()).toBe(754);
  });

  test("an element that never lands is left alone in the end", () => {
    media.deaf = 1000;
    store.cue(track, { start: 754, end: null });
    media.arrive(1000);
    expect(store.currentTime()).toBe(0);
  });

  test("listeners hear of an episode only when it is on its way", () => {
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.currentTime()));
    store.cue(track, { start: 754, end: null });
    expect(new Set(seen)).toEqual(new Set([754]));
  });
});

describe("a range", () => {
  test("stops at its end and goes on when asked", async () => {
    await store.playFrom(track, { start: 60, end: 62 });
    media.arrive(1000);
    expect(store.getPlayback().range?.end ?? null).toBe(62);
    media.reach(61.99);
    await vi.advanceTimersByTimeAsync(5);
    media.reach(62.01);
    await vi.advanceTimersByTimeAsync(50);
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 62 });
    await store.play();
    expect(store.getPlayback()).toMatchObject({ playing: true, range: null });
  });

  test.each(["seeked", "playing", "timer"])(
    "that is over before anyone could look (%s) stays at its end",
    async (first) => {
      store.cue(track, { start: 60, end: 61 });
      media.arrive(1000);
      media.slow = true;
      await store.playRangeAgain();
      media.reach(61.3);
      if (first === "timer") await vi.advanceTimersByTimeAsync(1300);
      else vi.setSystemTime(Date.now() + 1300);
      media.slow = false;
      for (const type of ["seeked", "playing"].toSorted((a) => (a === first ? -1 : 1))) media.tell(type);
      expect(store.getPlayback()).toMatchObject({ playing: false, time: 61 });
      expect(media.currentTime).toBe(61);
    },
  );

  test("is left by any other jump", async () => {
    await store.playFrom(track, { start: 60, end: 62 });
    media.arrive(1000);
    store.seek(500);
    expect(store.getPlayback().range?.end ?? null).toBeNull();
  });
});
