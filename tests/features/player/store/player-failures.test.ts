import { describe, expect, test, vi } from "vitest";
import { trackOf } from "../../../track.ts";
import { keptTime } from "../../media/fake-media.ts";
import { beginAnew, media, open, playTo, storage, store, track } from "./player-at-hand.ts";

beginAnew();

describe("failures", () => {
  test("a play that the browser refuses is no problem, and nothing plays", async () => {
    store.cue(track, null);
    media.arrive(1000);
    media.refusal = new DOMException("gesture needed", "NotAllowedError");
    await store.play();
    expect(store.getPlayback()).toMatchObject({ playing: false, problem: null });
  });

  test("a lost connection is tried again three times, then told, and the place is kept", async () => {
    await playTo(400);
    const loads = media.loads;
    // A file that was there and cannot be fetched again is reported as one that is not supported.
    for (const [code, wait] of [
      [2, 1000],
      [4, 2000],
      [4, 4000],
    ] as const) {
      media.fail(code);
      expect(store.getPlayback()).toMatchObject({ problem: null, waiting: true, time: 400 });
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(media.loads).toBe(loads + 3);
    media.fail(4);
    expect(store.getPlayback()).toMatchObject({ problem: "network", time: 400, playing: false });
    store.retry();
    media.arrive(1000);
    expect(media.currentTime).toBe(400);
    expect(store.getPlayback().problem).toBeNull();
  });

  test("a connection that comes back plays on by itself, also after failing again", async () => {
    await playTo(400);
    for (const wait of [1000, 2000]) {
      media.fail(4);
      expect(store.getPlayback()).toMatchObject({ playing: true, waiting: true });
      await vi.advanceTimersByTimeAsync(wait);
    }
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: false, time: 400 });
  });

  test("a connection on which nothing comes any more is taken for lost, sooner than the browser does", async () => {
    await playTo(400);
    const loads = media.loads;
    media.readyState = 2;
    media.tell("waiting");
    await vi.advanceTimersByTimeAsync(14_000);
    media.tell("progress");
    await vi.advanceTimersByTimeAsync(14_000);
    expect(media.loads).toBe(loads);
    await vi.advanceTimersByTimeAsync(2000);
    expect(media.loads).toBe(loads + 1);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: true, time: 400, problem: null });
    // A host that is only slow has longer each time.
    media.tell("loadstart");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(media.loads).toBe(loads + 1);
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: false, time: 400 });
    await vi.advanceTimersByTimeAsync(90_000);
    expect(media.loads).toBe(loads + 1);
  });

  test("a silent connection is given up in the end, and asked again for whoever tries again", async () => {
    await playTo(400);
    const loads = media.loads;
    media.readyState = 2;
    media.tell("waiting");
    for (const wait of [15_000, 30_000]) {
      await vi.advanceTimersByTimeAsync(wait);
      expect(store.getPlayback()).toMatchObject({ waiting: true, problem: null });
      media.tell("loadstart");
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getPlayback()).toMatchObject({
      playing: false,
      waiting: false,
      problem: "network",
      time: 400,
    });
    expect(media.loads).toBe(loads + 2);
    store.retry();
    media.tell("loadstart");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(media.loads).toBe(loads + 4);
    expect(store.getPlayback()).toMatchObject({ waiting: true, problem: null, time: 400 });
  });

  test("sound that comes for a moment only is not asked for again for ever", async () => {
    await playTo(400);
    for (const wait of [1000, 2000, 4000]) {
      media.fail(2);
      await vi.advanceTimersByTimeAsync(wait);
      media.arrive(1000);
      media.reach(media.currentTime + 1);
    }
    media.fail(2);
    expect(store.getPlayback()).toMatchObject({ problem: "network", time: 403 });
  });

  test("sound that has gone on for a while after a loss may be lost again", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    for (let loss = 0; loss < 5; loss++) {
      media.reach(400 + loss * 20);
      media.fail(2);
      expect(store.getPlayback()).toMatchObject({ problem: null, waiting: true });
      await vi.advanceTimersByTimeAsync(1000);
      media.arrive(1000);
    }
  });

  test.each([
    ["soon after", 60_000, true],
    ["when nobody waits for it any more", 3_600_000, false],
  ])("a network that comes back %s", async (_, wait, playing) => {
    await playTo(400);
    for (const pause of [1000, 2000, 4000, 0]) {
      media.fail(4);
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(store.getPlayback().problem).toBe("network");
    await vi.advanceTimersByTimeAsync(wait);
    store.goOn();
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing, time: 400, problem: playing ? null : "network" });
  });

  test("a file that its host does not give is asked for a few times by whoever waits for it, and not for ever", async () => {
    await store.playFrom(track, { start: 400, end: null });
    const loads = media.loads;
    for (const wait of [1000, 2000]) {
      media.fail(4);
      expect(store.getPlayback()).toMatchObject({ playing: true, waiting: true, problem: null });
      await vi.advanceTimersByTimeAsync(wait);
    }
    media.fail(4);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(media.loads).toBe(loads + 2);
    expect(store.getPlayback()).toMatchObject({ playing: false, problem: "refused", time: 400 });
  });

  test("what was paused when the connection was lost stays paused", async () => {
    store.cue(track, null);
    media.arrive(1000);
    media.fail(2);
    await vi.advanceTimersByTimeAsync(1000);
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: false, problem: null });
  });

  test.each([2, 4])(
    "whoever pauses while the connection is lost is not played to when it is back (error %d)",
    async (code) => {
      await store.playFrom(track, null);
      media.arrive(1000);
      media.fail(code);
      expect(store.getPlayback().playing).toBe(true);
      store.pause();
      expect(store.getPlayback()).toMatchObject({ playing: false, waiting: false });
      await vi.advanceTimersByTimeAsync(1000);
      media.arrive(1000);
      expect(store.getPlayback()).toMatchObject({ playing: false, problem: null });
    },
  );

  test("pressing play while the connection is lost asks for the file at once", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    media.fail(2);
    store.pause();
    const loads = media.loads;
    await store.play();
    media.arrive(1000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(media.loads).toBe(loads + 1);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: false });
  });

  test("trying again leaves the speed as it was", async () => {
    store.setRate(1.5);
    await store.playFrom(track, null);
    media.arrive(1000);
    media.fail(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(media.playbackRate).toBe(1.5);
    expect(store.settings.getSettings().rate).toBe(1.5);
  });

  test("pressing play after a failure asks for the file again", async () => {
    store.cue(track, { start: 400, end: null });
    media.fail(4);
    expect(store.getPlayback().problem).toBe("refused");
    await store.play();
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, problem: null, time: 400 });
  });

  test("an episode without audio silences the one before, and takes nothing from its sound", async () => {
    await playTo(400);
    const silent = trackOf("s", "silent", { duration: 50 });
    store.cue(silent, null);
    expect(media).toMatchObject({ paused: true, src: "" });
    expect(store.getPlayback()).toMatchObject({ problem: "missing", time: 0, duration: 50, playing: false });
    expect(keptTime(storage, track)).toBe(400);
  });

  test("a file that its host does not give is told from one that cannot be played", () => {
    store.cue(track, null);
    media.fail(4);
    expect(store.getPlayback().problem).toBe("refused");
    media.playable = "";
    store.cue(track, null);
    media.fail(4);
    expect(store.getPlayback().problem).toBe("unsupported");
  });

  test("an episode without audio says so and asks the element for nothing", async () => {
    const loads = media.loads;
    await store.playFrom({ ...track, audio: null }, null);
    expect(store.getPlayback()).toMatchObject({ problem: "missing", playing: false });
    expect(media.loads).toBe(loads);
  });

  test("a full or corrupt storage stops nothing", () => {
    storage.entries.set("playhead.places", "{not json");
    storage.entries.set("playhead.settings", '{"volume":"loud"}');
    storage.full = true;
    open();
    store.cue(track, { start: 5, end: null });
    media.arrive(1000);
    store.keep();
    expect(store.getPlayback()).toMatchObject({ time: 5, volume: 1 });
  });
});
