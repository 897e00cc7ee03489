import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Preview } from "#features/player/queue/preview.ts";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage, keptTime } from "../../media/fake-media.ts";

const track = trackOf("s", "one", { audio: { url: "/media/one.mp3", type: "audio/mpeg" }, duration: 1000 });
const request = { id: "a", url: "/media/two.mp3", start: 100 };

let media: FakeMedia;
let storage: FakeStorage;
let store: PlayerStore;
let preview: Preview;
let heard: FakeMedia;
let refusal: DOMException | null;
const failed = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  failed.mockClear();
  refusal = null;
  media = new FakeMedia();
  storage = new FakeStorage();
  store = createPlayer({ storage, now: Date.now });
  store.attach(media);
  const createElement = () => {
    heard = new FakeMedia();
    heard.refusal = refusal;
    return heard;
  };
  preview = new Preview({ player: store, createElement });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The player plays, at 400 seconds. */
async function listen(): Promise<void> {
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(400);
}

function begin(changes: Partial<typeof request> = {}): void {
  preview.start({ ...request, ...changes }, failed);
  heard.arrive(1000);
}

async function hearUntil(time: number): Promise<void> {
  heard.reach(time);
  await vi.advanceTimersByTimeAsync(10);
}

describe("failures", () => {
  test("a file that cannot be had is told once, and the player plays on", async () => {
    await listen();
    preview.start(request, failed);
    heard.fail(4);
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(preview.getPreviewed()).toBeNull();
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 400 });
  });

  test("a play that the browser refuses is told", async () => {
    refusal = new DOMException("gesture needed", "NotAllowedError");
    preview.start(request, failed);
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(preview.getPreviewed()).toBeNull();
  });

  test("sound that does not come, or stays away, is waited for a quarter of a minute and no longer", async () => {
    preview.start(request, failed);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(failed).not.toHaveBeenCalled();
    heard.arrive(1000);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(failed).not.toHaveBeenCalled();
    heard.tell("waiting");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(preview.getPreviewed()).toBeNull();
  });

  test("one that was stopped before its file came is no failure", async () => {
    refusal = new DOMException("interrupted", "AbortError");
    preview.start(request, failed);
    preview.stop("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe("a preview", () => {
  test.each([
    [100, 99, 107],
    [0.4, 0, 8],
  ])("of words at %d is heard from %d to %d", async (start, from, to) => {
    begin({ start });
    expect(heard).toMatchObject({ currentTime: from, paused: false, src: request.url });
    await hearUntil(to - 0.5);
    expect(preview.getPreviewed()).toMatchObject({ id: "a", seconds: 8, sounding: true });
    await hearUntil(to);
    expect(preview.getPreviewed()).toBeNull();
    expect(heard).toMatchObject({ paused: true, src: "" });
  });

  test("ends with its file", () => {
    begin({ start: 998 });
    heard.finish();
    expect(preview.getPreviewed()).toBeNull();
  });

  test("of a whole file goes on until that ends", async () => {
    preview.start({ ...request, start: 0, whole: true }, failed);
    heard.arrive(1000);
    await hearUntil(900);
    expect(preview.getPreviewed()).toMatchObject({ id: "a", seconds: null, sounding: true });
    heard.finish();
    expect(preview.getPreviewed()).toBeNull();
  });

  test("does not sound before its file is there, nor while it waits", () => {
    preview.start(request, failed);
    expect(preview.getPreviewed()?.sounding).toBe(false);
    heard.arrive(1000);
    heard.tell("waiting");
    expect(preview.getPreviewed()?.sounding).toBe(false);
  });

  test("is as loud and as fast as the player, also when that changes", () => {
    store.setVolume(0.3);
    store.setRate(2);
    begin();
    expect(heard).toMatchObject({
      volume: 0.3,
      playbackRate: 2,
      defaultPlaybackRate: 2,
      preservesPitch: true,
    });
    expect(preview.getPreviewed()?.seconds).toBe(4);
    store.toggleMuted();
    expect(heard.muted).toBe(true);
  });

  test("is stopped only by its own id", () => {
    begin();
    preview.stop("b");
    expect(preview.getPreviewed()?.id).toBe("a");
    preview.stop("a");
    expect(preview.getPreviewed()).toBeNull();
  });

  test("takes the place of another", () => {
    begin();
    const first = heard;
    begin({ id: "b" });
    expect(first).toMatchObject({ paused: true, src: "" });
    expect(preview.getPreviewed()?.id).toBe("b");
  });
});

describe("the player meanwhile", () => {
  test("waits and plays on from where it was, after several previews too", async () => {
    await listen();
    begin();
    begin({ id: "b" });
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 400, track: { href: track.href } });
    await hearUntil(107);
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 400 });
    expect(keptTime(storage, track)).toBe(400);
  });

  test("stays paused when it was", async () => {
    await listen();
    store.pause();
    begin();
    await hearUntil(107);
    expect(store.getPlayback().playing).toBe(false);
  });

  test("stays paused when the listener has moved it", async () => {
    await listen();
    begin();
    store.seek(500);
    expect(preview.getPreviewed()).not.toBeNull();
    await hearUntil(107);
    expect(store.getPlayback()).toMatchObject({ playing: false, time: 500 });
  });

  test("ends the preview when it is started", async () => {
    await listen();
    begin();
    await store.play();
    expect(preview.getPreviewed()).toBeNull();
    expect(heard.paused).toBe(true);
    expect(store.getPlayback()).toMatchObject({ playing: true, time: 400 });
  });
});
