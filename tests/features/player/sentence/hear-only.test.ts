import { beforeEach, describe, expect, test, vi } from "vitest";
import { HearOnly } from "#features/player/sentence/hear-only.ts";
import { trackOf } from "../../../track.ts";
import { beginAnew, media, store, track } from "../store/player-at-hand.ts";

const VERA = [
  { start: 100, end: 110 },
  { start: 200, end: 220 },
  { start: 300, end: 305 },
];

let hearOnly: HearOnly;
let ended: string[];

beginAnew();
beforeEach(async () => {
  ended = [];
  hearOnly = new HearOnly({
    player: store,
    turnsOf: (speaker) => (speaker === "Vera" ? VERA : []),
  });
  await store.playFrom(track, { start: 50, end: null });
  media.arrive(1000);
});

/** Lets the sound go on to a time. */
const reach = (time: number) => {
  vi.advanceTimersByTime(10);
  media.reach(time);
};
const start = (speaker: string) => hearOnly.start(speaker, () => ended.push(speaker));
const turn = () => hearOnly.getHeard()?.turn;

describe("one speaker alone", () => {
  test("is heard from the next turn on, turn by turn", () => {
    start("Vera");
    expect([media.currentTime, turn()]).toEqual([100, 1]);
    reach(109);
    reach(110.05);
    expect([media.currentTime, turn()]).toEqual([200, 2]);
    reach(219.9);
    reach(220.01);
    expect([media.currentTime, turn(), hearOnly.getHeard()?.turns]).toEqual([300, 3, 3]);
  });

  test("is heard from here on in the midst of a turn, which is no jump", () => {
    store.seek(205);
    store.withdrawUndo();
    start("Vera");
    expect([media.currentTime, turn(), store.getJump()]).toEqual([205, 2, null]);
  });

  test("is heard from the first turn on after the last", () => {
    store.seek(400);
    start("Vera");
    expect([media.currentTime, turn()]).toEqual([100, 1]);
  });

  test("ends with the last turn, and the sound with it", () => {
    store.seek(301);
    start("Vera");
    reach(305.02);
    expect([hearOnly.getHeard(), media.paused, ended]).toEqual([null, true, ["Vera"]]);
  });

  test("leaves one way back, to where the listener was, where everybody is heard", () => {
    start("Vera");
    reach(110.05);
    reach(201);
    expect(store.getJump()?.time).toBe(50);
    store.undoJump();
    expect([media.currentTime, hearOnly.getHeard(), media.paused]).toEqual([50, null, false]);
  });

  test("is heard in the next turn from where someone steps forward, and in the one before backwards", () => {
    start("Vera");
    reach(105);
    store.step(30);
    expect(media.currentTime).toBe(200);
    reach(202);
    store.step(-15);
    expect([media.currentTime, turn()]).toEqual([100, 1]);
  });

  test("waits while nothing sounds", async () => {
    start("Vera");
    store.pause();
    store.seek(150);
    expect([media.currentTime, turn()]).toEqual([150, 1]);
    await store.play();
    expect(media.currentTime).toBe(200);
  });

  test("is left by choice, for another episode, and for a part", async () => {
    start("Vera");
    hearOnly.stop();
    reach(120);
    expect([media.currentTime, hearOnly.getHeard()]).toEqual([120, null]);
    start("Vera");
    await store.playFrom(track, { start: 205, end: 208 });
    expect(hearOnly.getHeard()).toBeNull();
    store.leaveRange();
    start("Vera");
    await store.playFrom(trackOf("s", "two", { audio: track.audio, duration: 1000 }), null);
    expect(hearOnly.getHeard()).toBeNull();
  });

  test("who never speaks is not asked for", () => {
    start("Nobody");
    expect([media.currentTime, hearOnly.getHeard()]).toEqual([50, null]);
  });
});
