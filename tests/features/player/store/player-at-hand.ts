import { afterEach, beforeEach, vi } from "vitest";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { chapterOf, trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage } from "../../media/fake-media.ts";

export const track = trackOf("s", "one", {
  audio: { url: "/media/one.mp3", type: "audio/mpeg" },
  duration: 1000,
  chapters: [0, 300, 600].map((start) => chapterOf(start, `At ${start}`)),
});

/** A player with its element and storage. */
export let media: FakeMedia;
export let storage: FakeStorage;
export let store: PlayerStore;
export let detach: () => void;

/** A visit: the storage is what the last one left. */
export function open(): void {
  media = new FakeMedia();
  store = createPlayer({ storage, now: Date.now });
  detach = store.attach(media);
}

/** Plays the track of 1000 seconds from its beginning, to this second. */
export async function playTo(time: number): Promise<void> {
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(time);
}

/** Every test begins with a first visit, and with time in its hands. */
export function beginAnew(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    storage = new FakeStorage();
    open();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
