import { beforeEach, describe, expect, test } from "vitest";
import { WaveZoom } from "#features/player/wave/wave-zoom.ts";
import { trackOf } from "../../../track.ts";
import { beginAnew, media, store, track } from "../store/player-at-hand.ts";

let zoom: WaveZoom;

beginAnew();
beforeEach(async () => {
  zoom = new WaveZoom({ player: store });
  await store.playFrom(track, { start: 100, end: null });
  media.arrive(1000);
});

describe("what a waveform shows", () => {
  test("is all of the episode until someone comes closer, and again when they go as far away", () => {
    expect(zoom.getView()).toBeNull();
    zoom.scale(0.5, 100);
    expect(zoom.getView()).toEqual({ start: 50, end: 550 });
    zoom.scale(4, 100);
    expect(zoom.getView()).toBeNull();
  });

  test("is scaled about the playhead, or about the middle where that is not in view", () => {
    zoom.scaleHere(0.1);
    expect(zoom.getView()).toEqual({ start: 90, end: 190 });
    zoom.show({ start: 400, end: 500 });
    zoom.scaleHere(0.5);
    expect(zoom.getView()).toEqual({ start: 425, end: 475 });
  });

  test("stays when the player goes on, for one who came closer after the episode was in", () => {
    const later = new WaveZoom({ player: store });
    later.show({ start: 95, end: 105 });
    media.reach(101);
    expect(later.getView()).toEqual({ start: 95, end: 105 });
  });

  test("turns with the playhead", () => {
    zoom.show({ start: 95, end: 105 });
    media.reach(104);
    expect(zoom.getView()).toEqual({ start: 95, end: 105 });
    media.reach(104.9);
    expect(zoom.getView()?.start).toBeCloseTo(104.4, 6);
  });

  test("waits where someone looks, until the playhead comes by itself", () => {
    zoom.show({ start: 95, end: 105 });
    zoom.move(1);
    media.reach(101);
    expect(zoom.getView()).toEqual({ start: 105, end: 115 });
    media.reach(103.5);
    media.reach(106);
    media.reach(108);
    expect(zoom.getView()).toEqual({ start: 105, end: 115 });
    for (const time of [110, 112, 114, 114.9]) media.reach(time);
    expect(zoom.getView()?.start).toBeCloseTo(114.4, 6);
  });

  test("goes with whoever jumps elsewhere", () => {
    zoom.show({ start: 400, end: 410 });
    store.seek(700);
    expect(zoom.getView()?.start).toBeCloseTo(699.5, 6);
  });

  test("is all of the next episode", async () => {
    zoom.show({ start: 400, end: 410 });
    await store.playFrom(trackOf("s", "two", { audio: track.audio, duration: 1000 }), null);
    expect(zoom.getView()).toBeNull();
  });
});
