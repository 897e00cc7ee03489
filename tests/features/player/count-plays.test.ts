import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PlayMessage } from "#core/plays/message.ts";
import type { HeardTeller } from "#features/media/heard-teller.ts";
import { type Entry, followPlays } from "#features/player/count-plays.ts";
import { beginAnew, media, open, store, track } from "./store/player-at-hand.ts";

const KEY = track.key;

let sent: PlayMessage[];
let online: boolean;
let teller: HeardTeller;
let leave: () => void;

function follow(entry: Entry | null = null): void {
  sent = [];
  online = true;
  ({ teller, leave } = followPlays({
    player: store,
    now: Date.now,
    isOnline: () => online,
    send: (message) => sent.push(message),
    entry,
  }));
}

beginAnew();
beforeEach(() => follow());
afterEach(() => leave());

/** Lets so many seconds go by; the sound goes on as fast as the element plays. */
function listen(seconds: number): void {
  for (let step = 0; step < seconds * 4 && !media.paused; step++) {
    vi.advanceTimersByTime(250);
    media.reach(media.currentTime + 0.25 * media.playbackRate);
  }
}

async function play(start = 0): Promise<void> {
  await store.playFrom(track, { start, end: null });
  media.arrive(1000);
}

const heard = (news: object) => ({ ...KEY, kind: "heard", embedded: false, again: [], ...news });

describe("what is heard of an episode", () => {
  test("is told once a minute and when the page is left, each part once", async () => {
    await play();
    listen(59);
    expect(sent).toEqual([]);
    listen(2);
    expect(sent).toEqual([heard({ play: true, heard: [0, 1, 2, 3, 4, 5] })]);
    listen(10);
    teller.tell();
    teller.tell();
    expect(sent.slice(1)).toEqual([heard({ play: false, heard: [6] })]);
  });

  test("is what sounded: a press alone is no play, and who jumps has not heard what lies between", async () => {
    await play();
    listen(5);
    teller.tell();
    expect(sent).toEqual([]);
    store.seek(800);
    media.arrive(1000);
    listen(8);
    teller.tell();
    expect(sent).toEqual([heard({ play: true, heard: [0, 80] })]);
  });

  test("is as much at twice the speed", async () => {
    await play();
    store.setRate(2);
    listen(10);
    teller.tell();
    expect(sent).toEqual([heard({ play: true, heard: [0, 1] })]);
  });

  test("is nothing while it is mute, or a quoted passage that stops at its end", async () => {
    await play();
    media.muted = true;
    listen(30);
    media.muted = false;
    await store.playLinked(track, { start: 100, end: 160 });
    media.arrive(1000);
    listen(50);
    teller.tell();
    expect(sent).toEqual([]);
  });

  test("waits without a network, and is told once then", async () => {
    await play();
    listen(20);
    online = false;
    teller.tell();
    listen(70);
    expect(sent).toEqual([]);
    online = true;
    teller.tell();
    expect(sent).toEqual([heard({ play: true, heard: [0, 1, 2, 3, 4, 5, 6, 7, 8] })]);
  });
});

describe("a page that is loaded again", () => {
  async function loadAgain(time: number): Promise<void> {
    await play();
    listen(time);
    store.keep();
    teller.tell();
    leave();
    open();
    follow();
    store.restore();
    await store.playFrom(track, null);
    media.arrive(1000);
    listen(15);
    teller.tell();
  }

  test("goes on with the same play", async () => {
    await loadAgain(30);
    expect(sent).toEqual([heard({ play: false, heard: [3, 4] })]);
  });

  test("is a play where nothing was heard before", async () => {
    await loadAgain(3);
    expect(sent).toMatchObject([{ play: true }]);
  });
});

describe("a link to a moment by which somebody has come", () => {
  const entry = (end: number | null): Entry => ({ href: track.href, moment: { start: 100, end } });
  const opened = { ...KEY, kind: "opened" };

  test.each([null, 104])("counts once, when it is heard (to %s)", async (end) => {
    leave();
    follow(entry(end));
    store.cue(track, { start: 100, end });
    media.arrive(1000);
    expect(sent).toEqual([]);
    await store.play();
    listen(3);
    expect(sent).toEqual([{ ...opened, moment: { start: 100, end } }]);
    store.seek(100);
    media.arrive(1000);
    listen(3);
    expect(sent).toHaveLength(1);
  });

  test("counts when it was over before it was followed", async () => {
    leave();
    store.cue(track, { start: 100, end: 106 });
    media.arrive(1000);
    await store.play();
    listen(8);
    follow(entry(106));
    expect(sent).toEqual([{ ...opened, moment: { start: 100, end: 106 } }]);
  });

  test("does not count for who hears something else", async () => {
    leave();
    follow(entry(null));
    await play(300);
    listen(3);
    expect(sent).toEqual([]);
  });
});
