import { afterEach, beforeEach, vi } from "vitest";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage } from "../../media/fake-media.ts";

export const track = trackOf("s", "one", {
  audio: { url: "/media/one.mp3", type: "audio/mpeg" },
  duration: 1000,
  chapters: [0, 300, 600].map((start) => ({ start, title: `At ${start}` })),
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
