import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = trackOf("s", "one", {
  audio: { url: "/media/one.mp3", type: "audio/mpeg" },
  duration: 1000,
  chapters: [0, 300, 600].map((start) => ({ start, title: `At ${start}` })),
});

let media: FakeMedia;
let storage: FakeStorage;
let store: PlayerStore;
let detach: () => void;

function open(): void {
  media = new FakeMedia();
  store = createPlayer({ storage, now: Date.now });
  detach = store.attach(media);
}

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  open();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("failures", () => {
  test("a play that the browser refuses is no problem, and nothing plays", async () => {
    store.cue(track, null);
    media.arrive(1000);
    media.refusal = new DOMException("gesture needed", "NotAllowedError");
    await store.play();
    expect(store.getPlayback()).toMatchObject({ playing: false, problem: null });
  });

  test("a lost connection is tried again three times, then told, and the place is kept", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    media.reach(400);
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
    await store.playFrom(track, null);
    media.arrive(1000);
    media.reach(400);
    for (const wait of [1000, 2000]) {
      media.fail(4);
      expect(store.getPlayback()).toMatchObject({ playing: true, waiting: true });
      await vi.advanceTimersByTimeAsync(wait);
    }
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, waiting: false, time: 400 });
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
    expect(store.getPlayback().problem).toBe("missing");
    await store.play();
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ playing: true, problem: null, time: 400 });
  });

  test("an episode without audio silences the one before, and takes nothing from its sound", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    media.reach(400);
    const silent = trackOf("s", "silent", { duration: 50 });
    store.cue(silent, null);
    expect(media).toMatchObject({ paused: true, src: "" });
    expect(store.getPlayback()).toMatchObject({ problem: "missing", time: 0, duration: 50, playing: false });
    expect(keptTime(storage, track)).toBe(400);
  });

  test("a file that is not there is told from one that cannot be played", () => {
    store.cue(track, null);
    media.fail(4);
    expect(store.getPlayback().problem).toBe("missing");
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

describe("the place", () => {
  test("is kept every five seconds while playing, not at every tick", async () => {
    await store.playFrom(track, null);
    media.arrive(1000);
    const before = storage.writes;
    for (let second = 0; second < 20; second += 0.25) {
      vi.advanceTimersByTime(250);
      media.reach(100 + second);
    }
    expect(storage.writes - before).toBeLessThanOrEqual(5);
    expect(storage.writes - before).toBeGreaterThanOrEqual(4);
  });

  test("is where the next visit goes on", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    detach();
    open();
    store.cue(track, null);
    expect(store.getPlayback().time).toBe(432);
  });

  test("a moment always wins over it", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    store.cue(track, { start: 10, end: null });
    expect(store.getPlayback().time).toBe(10);
  });

  test("a link that was opened and never played does not overwrite it", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(432);
    store.cue(track, { start: 10, end: null });
    media.arrive(1000);
    store.keep();
    expect(keptTime(storage, track)).toBe(432);
  });

  test.each([
    [969, false],
    [970, true],
    [1000, true],
  ])("at %d of 1000 seconds the episode is done: %s", (time, done) => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(time);
    expect(store.getPlaces()[0]?.done).toBe(done);
    expect(keptTime(storage, track)).toBe(done ? 0 : time);
  });

  test("of two hundred episodes more the oldest is forgotten", () => {
    for (let i = 0; i <= 200; i++) {
      store.cue(trackOf("s", String(i)), null);
      media.arrive(1000);
      store.seek(10);
    }
    expect(store.getPlaces()).toHaveLength(200);
    expect(keptTime(storage, trackOf("s", "0"))).toBe(0);
    expect(keptTime(storage, trackOf("s", "200"))).toBe(10);
  });

  test("is kept by the guids of show and episode, whatever the address becomes", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(70);
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(70);
    expect(keptTime(storage, { ...track, guid: { show: "s-guid", episode: "another" } })).toBe(0);
  });

  test("that was kept before guids is found by its address, and carried over when it is kept again", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.seek(70);
    const [kept] = JSON.parse(storage.getItem("playhead.places") ?? "[]");
    const { guid, key, ...older } = kept.track;
    storage.setItem("playhead.places", JSON.stringify([{ ...kept, track: older }]));
    expect(keptTime(storage, track)).toBe(70);
    const next = createPlayer({ storage, now: Date.now });
    next.attach(media);
    next.cue(track, null);
    media.arrive(1000);
    next.seek(80);
    expect(next.getPlaces()).toHaveLength(1);
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(80);
  });

  test("is carried over to a new address when the page there is opened, and the sound goes on", async () => {
    await store.playFrom(track, { start: 70, end: null });
    media.arrive(1000);
    store.keep();
    const renamed = trackOf("s", "uno", { guid: track.guid, title: "Uno" });
    const loads = media.loads;
    store.describe(renamed);
    expect(store.getPlaces().map((place) => [place.track.href, place.time])).toEqual([["/shows/s/uno", 70]]);
    expect(JSON.parse(storage.getItem("playhead.places") ?? "[]")).toMatchObject([
      { track: { title: "Uno" } },
    ]);
    expect(store.getPlayback()).toMatchObject({ playing: true, track: renamed });
    expect(media.loads).toBe(loads);
    const { writes } = storage;
    store.describe(renamed);
    expect(storage.writes).toBe(writes);
  });

  test("keeps its guids when an old bookmark without any is played", () => {
    for (const known of [track, { ...track, guid: null }]) {
      store.cue(known, null);
      media.arrive(1000);
      store.seek(70);
    }
    expect(keptTime(storage, trackOf("s", "uno", { guid: track.guid }))).toBe(70);
  });

  test("an episode that was only looked at has none", () => {
    store.cue(track, null);
    media.arrive(1000);
    store.keep();
    expect(store.getPlaces()).toEqual([]);
  });
});

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

describe("a host that lets nobody jump", () => {
  test("is said, and the sound is left where it is", async () => {
    media.seekableTo = 0;
    await store.playFrom(track, { start: 30, end: null });
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ seekable: false, playing: true, time: 0 });
    media.reach(50);
    store.step(30);
    expect(media.currentTime).toBe(50);
    expect(store.getPlayback()).toMatchObject({ seekable: false, time: 50 });
  });

  test("is not said of the next file, which can be jumped in", async () => {
    media.seekableTo = 0;
    await store.playFrom(track, { start: 30, end: null });
    media.arrive(1000);
    media.seekableTo = null;
    await store.playFrom(trackOf("s", "two", { audio: { url: "/media/two.mp3", type: "audio/mpeg" } }), {
      start: 40,
      end: null,
    });
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ seekable: true, time: 40 });
  });
});
