import { describe, expect, test } from "vitest";
import { trackOf } from "../../../track.ts";
import { keptTime } from "../../media/fake-media.ts";
import { beginAnew, media, open, playTo, storage, store, track } from "./player-at-hand.ts";

beginAnew();

describe("a host that lets nobody jump", () => {
  test("takes nobody's place away", async () => {
    await playTo(400);
    store.keep();
    open();
    media.seekableTo = 0;
    await playTo(20);
    store.pause();
    expect(keptTime(storage, track)).toBe(400);
    await store.play();
    media.reach(410);
    store.pause();
    expect(keptTime(storage, track)).toBe(410);
  });

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
