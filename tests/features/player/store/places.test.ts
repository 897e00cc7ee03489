import { beforeEach, describe, expect, test } from "vitest";
import { createPlayer } from "#features/player/store/player-store.ts";
import { chapterOf, trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage } from "../../media/fake-media.ts";

const track = trackOf("s", "one", {
  audio: { url: "/media/one.mp3", type: "audio/mpeg" },
  duration: 1000,
  peaks: "gIA=",
  chapters: [chapterOf(0, "At 0")],
});

let storage: FakeStorage;
let now: number;

/** The player of one visit. */
function visit() {
  const media = new FakeMedia();
  const store = createPlayer({ storage, now: () => now });
  store.attach(media);
  return { media, store };
}

/** Hears the episode up to 300 seconds, and leaves. */
async function hear(): Promise<void> {
  const { media, store } = visit();
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(300);
  store.pause();
}

beforeEach(() => {
  storage = new FakeStorage();
  now = 1_000_000;
});

describe("the episode that was heard last", () => {
  test("is back at the next visit, paused at its place with its waveform, and nothing of it is fetched", async () => {
    await hear();
    const { media, store } = visit();
    store.restore();
    expect(store.getPlayback()).toMatchObject({ playing: false, waiting: false, time: 300, track });
    expect(media.preload).toBe("none");
    await store.play();
    media.arrive(1000);
    expect(media.currentTime).toBe(300);
  });

  test("does not take the place of what is in", async () => {
    await hear();
    const { store } = visit();
    store.cue(trackOf("s", "two"), null);
    store.restore();
    expect(store.getPlayback().track?.title).toBe("two");
  });

  test("stays away where it is done, or dismissed, or where nothing was heard", async () => {
    const before = visit();
    before.store.restore();
    expect(before.store.getPlayback().track).toBeNull();
    await hear();
    const { store } = visit();
    store.dismissPlace(track);
    const next = visit();
    next.store.restore();
    expect(next.store.getPlayback().track).toBeNull();
  });

  test("comes back without a waveform where what was kept of it cannot be read", async () => {
    await hear();
    storage.setItem("playhead.last", '{"href":7}');
    const { store } = visit();
    store.restore();
    expect(store.getPlayback().track).toMatchObject({ href: track.href, peaks: null, chapters: [] });
  });
});

describe("a place that is dismissed", () => {
  test("stays dismissed over visits and while the episode rests in the player", async () => {
    await hear();
    const { store } = visit();
    await store.playFrom(track, null);
    store.pause();
    store.dismissPlace(track);
    store.keep();
    expect(visit().store.getPlaces()).toMatchObject([{ time: 300, dismissed: true }]);
  });

  test("is back when that is undone", async () => {
    await hear();
    const { store } = visit();
    store.dismissPlace(track);
    store.restorePlace(track);
    expect(visit().store.getPlaces()).toMatchObject([{ dismissed: false }]);
  });

  test("is back when the episode is played on", async () => {
    await hear();
    const { media, store } = visit();
    store.dismissPlace(track);
    await store.playFrom(track, null);
    media.arrive(1000);
    media.reach(310);
    store.pause();
    expect(store.getPlaces()).toMatchObject([{ time: 310, dismissed: false }]);
  });
});
