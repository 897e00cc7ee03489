import { describe, expect, test, vi } from "vitest";
import { trackOf } from "../../../track.ts";
import { beginAnew, detach, media, open, store, track } from "./player-at-hand.ts";

beginAnew();

describe("requests", () => {
  test("steps stay within the episode", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.step(-15);
    expect(store.currentTime()).toBe(0);
    store.seek(990);
    store.step(30);
    expect(store.currentTime()).toBe(1000);
  });

  test("nobody is taken to a tenth of what is not known to be so long", () => {
    store.cue({ ...track, duration: null }, null);
    store.seek(300);
    store.seekTenth(5);
    expect(store.currentTime()).toBe(300);
    media.arrive(1000);
    store.seekTenth(5);
    expect(store.currentTime()).toBe(500);
  });

  test("a thumb that moves is followed the fast way where there is one, and exactly where there is none", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.scrub(300);
    expect(store.currentTime()).toBe(300);
    const fastSeek = vi.fn();
    Object.assign(media, { fastSeek });
    store.scrub(2000);
    expect(fastSeek).toHaveBeenCalledWith(1000);
  });

  test("previous goes to the beginning of the chapter, and from there to the one before", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(310);
    store.stepChapter(-1);
    expect(store.currentTime()).toBe(300);
    store.stepChapter(-1);
    expect(store.currentTime()).toBe(0);
    store.seek(700);
    store.stepChapter(1);
    expect(store.currentTime()).toBe(700);
  });

  test("speed goes by twentieths from a half to four, and is kept with the volume", () => {
    store.cue(track, null);
    store.setRate(1.234);
    expect(media.playbackRate).toBe(1.25);
    store.setRate(9);
    expect(media.playbackRate).toBe(4);
    store.setVolume(0.3);
    detach();
    open();
    expect(media).toMatchObject({ playbackRate: 4, volume: 0.3, preservesPitch: true });
  });

  test("what is set is shown at once, so that two quick presses are two steps", () => {
    store.cue(track, null);
    media.slow = true;
    for (let presses = 0; presses < 2; presses++) {
      store.setRate(store.getPlayback().rate + 0.05);
      store.setVolume(store.getPlayback().volume - 0.05);
    }
    expect(store.getPlayback()).toMatchObject({ rate: 1.1, volume: expect.closeTo(0.9) });
    store.toggleMuted();
    expect(store.getPlayback().muted).toBe(true);
  });

  test("a press is shown at once, so that two quick presses play and pause", async () => {
    store.cue(track, null);
    media.arrive(1000);
    media.slow = true;
    store.toggle();
    expect(store.getPlayback().playing).toBe(true);
    store.toggle();
    expect(store.getPlayback().playing).toBe(false);
    expect(media.paused).toBe(true);
  });

  test("describing the episode that plays touches nothing but what is known of it", async () => {
    await store.playFrom(track, { start: 50, end: null });
    media.arrive(1000);
    const loads = media.loads;
    store.describe({ ...track, peaks: "AAAA" });
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 50, track: { peaks: "AAAA" } });
    expect(media.loads).toBe(loads);
  });

  test("pressing play at the end begins anew", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    media.finish();
    expect(store.getPlayback().playing).toBe(false);
    await store.play();
    expect(media.currentTime).toBe(0);
  });

  test("after letting the element go, nothing that it does is heard", () => {
    store.cue(track, null);
    detach();
    const heard = vi.fn();
    store.subscribe(heard);
    media.arrive(1000);
    media.reach(10);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("a show", () => {
  const other = trackOf("t", "two", { audio: { url: "/media/two.mp3", type: "audio/mpeg" } });

  test("may have a speed of its own, in the next visit too", async () => {
    await store.playFrom(track, null);
    store.setShowRate(true);
    store.setRate(1.5);
    await store.playFrom(other, null);
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([1, 1]);
    store.setRate(2);
    await store.playFrom(track, null);
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([1.5, 1.5]);
    open();
    expect(media.playbackRate).toBe(2);
    await store.playFrom(track, null);
    expect(media.playbackRate).toBe(1.5);
  });

  test("keeps its own when that of all others is set while it plays", async () => {
    await store.playFrom(track, null);
    store.setShowRate(true);
    store.setRate(1.5);
    store.setCommonRate(2.02);
    expect([media.playbackRate, store.settings.getSettings().rate]).toEqual([1.5, 2]);
    await store.playFrom(other, null);
    expect(media.playbackRate).toBe(2);
    store.setCommonRate(1.25);
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([1.25, 1.25]);
  });

  test("whose own is forgotten is heard as fast as all others at once", async () => {
    await store.playFrom(track, null);
    store.setShowRate(true);
    store.setRate(1.5);
    const [kept] = store.settings.getSettings().showRates;
    store.forgetShowRate(kept?.show ?? "");
    expect([media.playbackRate, store.getPlayback().rate]).toEqual([1, 1]);
    expect(store.settings.getSettings()).toMatchObject({ rate: 1, showRates: [] });
  });

  test("is heard as fast as all others again", async () => {
    await store.playFrom(track, null);
    store.setShowRate(true);
    store.setRate(1.5);
    store.setShowRate(false);
    expect([media.playbackRate, store.settings.getSettings().showRates]).toEqual([1, []]);
  });
});
