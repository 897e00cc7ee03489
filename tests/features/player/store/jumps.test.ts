import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { chapterOf, trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = (name: string) =>
  trackOf("s", name, {
    audio: { url: `/media/${name}.mp3`, type: "audio/mpeg" },
    duration: 1000,
    chapters: [0, 300, 600].map((start) => chapterOf(start, `At ${start}`)),
  });
const ONE = track("one");
const TWO = track("two");
const at = (start: number) => ({ start, end: null });

let media: FakeMedia;
let storage: FakeStorage;
let store: PlayerStore;

/** A page is opened in the same browser. */
function open(): void {
  media = new FakeMedia();
  store = createPlayer({ storage, now: Date.now });
  store.attach(media);
}

async function listen(time: number): Promise<void> {
  await store.playFrom(ONE, null);
  media.arrive(1000);
  media.reach(time);
}

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  open();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a jump", () => {
  test.each<[string, () => void]>([
    ["to a word or on the waveform", () => store.seek(500)],
    ["by a chapter key", () => store.stepChapter(1)],
    ["to a chapter of the list", () => void store.playFrom(ONE, at(600))],
    ["to a link's moment", () => void store.playLinked(ONE, { start: 500, end: 510 })],
    ["to a hit", () => void store.playAsGuest(ONE, { start: 500, end: 510 })],
    ["by a step of more than ten seconds", () => store.step(30)],
  ])("%s is undone exactly, and the sound goes on", async (_, jump) => {
    await listen(123.456);
    jump();
    expect(store.getJump()).toMatchObject({ time: 123.456, track: { href: ONE.href } });
    store.undoJump();
    expect(store.getPlayback()).toMatchObject({ time: 123.456, playing: true, range: null });
    expect(store.getJump()).toBeNull();
  });

  test("that is short is none", async () => {
    await listen(100);
    store.step(5);
    store.seek(105.5);
    expect(store.getJump()).toBeNull();
    store.undoJump();
    expect(store.getPlayback().time).toBe(105.5);
  });

  test("to another episode is undone too", async () => {
    await listen(250);
    await store.playFrom(TWO, at(40));
    media.arrive(1000);
    store.undoJump();
    media.arrive(1000);
    expect(store.getPlayback()).toMatchObject({ time: 250, track: { href: ONE.href }, playing: true });
  });

  test("several are undone one after another, the last first, and undoing is none itself", async () => {
    await listen(100);
    for (const time of [200, 300, 400]) store.seek(time);
    for (const time of [300, 200, 100, 100]) {
      store.undoJump();
      expect(store.getPlayback().time).toBe(time);
    }
  });

  test("of hundreds only the last twenty are remembered", async () => {
    await listen(1);
    for (let time = 10; time < 1000; time += 10) store.seek(time);
    for (let undone = 0; undone < 100; undone++) store.undoJump();
    expect(store.getPlayback().time).toBe(790);
  });

  test("made of quick steps is one", async () => {
    await listen(100);
    for (let press = 0; press < 4; press++) {
      store.step(30);
      vi.advanceTimersByTime(400);
    }
    store.undoJump();
    expect(store.getPlayback().time).toBe(100);
    store.step(30);
    vi.advanceTimersByTime(5000);
    store.step(30);
    store.undoJump();
    expect(store.getPlayback().time).toBe(130);
  });

  test("from where nothing was heard leads nowhere back", () => {
    store.cue(ONE, null);
    store.seek(300);
    expect(store.getJump()).toBeNull();
  });

  test("is undone after the offer has passed", async () => {
    await listen(100);
    store.seek(500);
    store.withdrawUndo();
    expect(store.getJump()).toBeNull();
    store.undoJump();
    expect(store.getPlayback().time).toBe(100);
  });

  test("undone while paused stays paused, and is the place again", async () => {
    await listen(100);
    store.pause();
    store.seek(500);
    store.undoJump();
    expect(store.getPlayback().playing).toBe(false);
    expect(keptTime(storage, ONE)).toBe(100);
  });
});

describe("a link into an episode that was begun", () => {
  beforeEach(async () => {
    await listen(700);
    store.pause();
    open();
    store.cue(ONE, { start: 60, end: 72 });
    media.arrive(1000);
  });

  test("says where one's own place is, before and while its moment sounds", async () => {
    expect(store.getOwnPlace()).toBe(700);
    await store.playLinked(ONE, { start: 60, end: 72 });
    media.reach(65);
    expect(store.getOwnPlace()).toBe(700);
  });

  test("never spoils it, whatever is heard around the moment", async () => {
    await store.playLinked(ONE, { start: 60, end: 72 });
    media.reach(65);
    vi.advanceTimersByTime(6000);
    media.reach(71);
    store.step(-15);
    store.seek(300);
    store.pause();
    store.keep();
    expect(keptTime(storage, ONE)).toBe(700);
  });

  test("leads back to it", async () => {
    await store.playLinked(ONE, { start: 60, end: 72 });
    media.reach(65);
    store.returnToOwnPlace();
    expect(store.getPlayback()).toMatchObject({ time: 700, playing: true, range: null });
    expect(store.getOwnPlace()).toBeNull();
    media.reach(710);
    store.pause();
    expect(keptTime(storage, ONE)).toBe(710);
  });

  test("is gone on from when the listener says so", async () => {
    await store.playLinked(ONE, { start: 60, end: 72 });
    media.reach(65);
    store.goOnFromHere();
    expect(store.getOwnPlace()).toBeNull();
    expect(keptTime(storage, ONE)).toBe(65);
  });

  test("that was gone on from by mistake is returned from by undoing", async () => {
    await store.playLinked(ONE, { start: 60, end: 72 });
    media.reach(65);
    store.returnToOwnPlace();
    store.undoJump();
    expect(store.getPlayback().time).toBe(65);
    expect(store.getOwnPlace()).toBe(700);
  });
});

test("a link into an episode that was not begun asks nothing, and its place counts", async () => {
  store.cue(ONE, at(60));
  media.arrive(1000);
  expect(store.getOwnPlace()).toBeNull();
  await store.playLinked(ONE, at(60));
  media.reach(90);
  store.pause();
  expect(keptTime(storage, ONE)).toBe(90);
});

describe("a range", () => {
  const RANGE = { start: 60, end: 62 };

  async function hearToEnd(): Promise<void> {
    media.reach(62.01);
    await vi.advanceTimersByTimeAsync(10);
  }

  beforeEach(async () => {
    await store.playLinked(ONE, RANGE);
    media.arrive(1000);
  });

  test("is played again from its beginning, and stops again", async () => {
    await hearToEnd();
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 62, range: RANGE });
    await store.playRangeAgain();
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 60, range: RANGE });
    await hearToEnd();
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 62 });
  });

  test("in a loop begins anew without a pause, until it is let go", async () => {
    const pauses = vi.fn();
    media.addEventListener("pause", pauses);
    store.loopRange(true);
    for (let round = 0; round < 3; round++) {
      await hearToEnd();
      expect(store.getPlayback()).toMatchObject({ playing: true, time: 60, looping: true });
    }
    expect(pauses).not.toHaveBeenCalled();
    store.loopRange(false);
    await hearToEnd();
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 62, looping: false });
  });

  test("that has stopped begins anew when the loop is switched on", async () => {
    await hearToEnd();
    store.loopRange(true);
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 60, looping: true });
  });

  test("that ends with the episode loops too", async () => {
    await store.playLinked(ONE, { start: 990, end: 1000 });
    store.loopRange(true);
    media.finish();
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 990, looping: true });
  });

  test("that is left loops no more", () => {
    store.loopRange(true);
    store.seek(300);
    expect(store.getPlayback()).toMatchObject({ range: null, looping: false });
  });
});
