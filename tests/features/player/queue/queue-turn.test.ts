import { beforeEach, describe, expect, type Mock, test, vi } from "vitest";
import type { Track } from "#core/episode/track.ts";
import { findUnheard } from "#features/player/queue/fetch-newest.ts";
import { QueueStore } from "#features/player/queue/queue-store.ts";
import { QueueTurn } from "#features/player/queue/queue-turn.ts";
import { trackOf } from "../../../track.ts";
import { keptTime } from "../../media/fake-media.ts";
import { beginAnew, media, track as one, storage, store } from "../store/player-at-hand.ts";

beginAnew();

const audioOf = (name: string) => ({ audio: { url: `/media/${name}.mp3`, type: "audio/mpeg" } });
const two = trackOf("s", "two", { ...audioOf("two"), duration: 1000 });
const three = trackOf("s", "three", { ...audioOf("three"), duration: 1000 });

let queue: QueueStore;
let turn: QueueTurn;
let mayGoOn: boolean;
let findNewest: Mock<(track: Track) => Promise<Track | null>>;

beforeEach(() => {
  let lastId = 0;
  queue = new QueueStore({
    openStorage: () => storage,
    watchOthers: () => undefined,
    newId: () => String(++lastId),
  });
  mayGoOn = true;
  findNewest = vi.fn(async () => null);
  turn = new QueueTurn({ player: store, queue, mayGoOn: () => mayGoOn, findNewest });
});

async function hear(track: Track): Promise<void> {
  await store.playFrom(track, null);
  media.arrive(1000);
  media.reach(10);
}

async function wait(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

async function hearToEnd(track: Track): Promise<void> {
  await hear(track);
  media.finish();
  await wait(0);
}

const waiting = () => queue.getSnapshot().items.map(({ track }) => track.title);
const heard = () => {
  const { track, playing } = store.getPlayback();
  return { title: track?.title, playing };
};

describe("at the end of an episode", () => {
  test("the next of the queue begins after two seconds, and leaves the queue", async () => {
    queue.addLast({ track: two, moment: null });
    queue.addLast({ track: three, moment: null });
    await hearToEnd(one);
    expect(turn.getFollowing().kind).toBe("coming");
    await wait(1999);
    expect(heard()).toEqual({ title: "one", playing: false });
    expect(waiting()).toEqual(["two", "three"]);
    await wait(1);
    expect(heard()).toEqual({ title: "two", playing: true });
    expect(waiting()).toEqual(["three"]);
    expect(turn.getFollowing().kind).toBe("nothing");
  });

  test("who stays stays, and may go on when they like", async () => {
    queue.addLast({ track: two, moment: null });
    await hearToEnd(one);
    turn.stay();
    await wait(60_000);
    expect(heard()).toEqual({ title: "one", playing: false });
    expect(turn.getFollowing().kind).toBe("waiting");
    expect(waiting()).toEqual(["two"]);
    turn.playFollowing();
    expect(heard()).toEqual({ title: "two", playing: true });
    expect(turn.getFollowing().kind).toBe("nothing");
  });

  test("nothing plays by itself where that is not wanted, not even when it is forbidden in between", async () => {
    queue.addLast({ track: two, moment: null });
    mayGoOn = false;
    await hearToEnd(one);
    await wait(60_000);
    expect(turn.getFollowing().kind).toBe("waiting");
    mayGoOn = true;
    await hearToEnd(one);
    expect(turn.getFollowing().kind).toBe("coming");
    mayGoOn = false;
    await wait(2000);
    expect(turn.getFollowing().kind).toBe("waiting");
    expect(heard()).toEqual({ title: "one", playing: false });
  });

  test.each([
    ["plays it again", () => store.play()],
    ["goes back in it", () => store.step(-15)],
    ["plays something else", () => store.playFrom(three, null)],
  ])("whoever %s meanwhile is left alone", async (_, choose) => {
    queue.addLast({ track: two, moment: null });
    await hearToEnd(one);
    await choose();
    await wait(60_000);
    expect(heard().title).not.toBe("two");
    expect(turn.getFollowing().kind).toBe("nothing");
    expect(waiting()).toEqual(["two"]);
  });

  test("the first is the one that is first then, and none where none is left", async () => {
    queue.addLast({ track: two, moment: null });
    queue.addLast({ track: three, moment: null });
    await hearToEnd(one);
    queue.move("2", 0);
    await wait(2000);
    expect(heard().title).toBe("three");
    media.arrive(1000);
    media.finish();
    await wait(0);
    queue.clear();
    await wait(2000);
    expect(heard()).toEqual({ title: "three", playing: false });
  });

  test("a pause and the end of a linked part are no end", async () => {
    queue.addLast({ track: two, moment: null });
    await store.playLinked(one, { start: 10, end: 20 });
    media.arrive(1000);
    media.reach(20);
    await wait(10_000);
    store.pause();
    await wait(10_000);
    expect(heard()).toEqual({ title: "one", playing: false });
    expect(turn.getFollowing().kind).toBe("nothing");
  });
});

describe("parts of the queue", () => {
  beforeEach(() => {
    queue.addLast({ track: one, moment: { start: 100, end: 110 } });
    queue.addLast({ track: one, moment: { start: 50, end: 55 } });
    queue.addLast({ track: two, moment: { start: 900, end: null } });
  });

  async function begin(): Promise<void> {
    const first = queue.first();
    if (first) turn.play(first);
    await wait(0);
    media.arrive(1000);
  }

  test("are heard to their ends in turn, and a point from there on", async () => {
    await begin();
    expect(media.currentTime).toBe(100);
    media.reach(110);
    await wait(2500);
    expect(media.currentTime).toBe(50);
    media.reach(55);
    await wait(2500);
    media.arrive(1000);
    expect(heard()).toEqual({ title: "two", playing: true });
    expect(media.currentTime).toBe(900);
    expect(store.getPlayback().range).toBeNull();
    expect(waiting()).toEqual([]);
  });

  test("leave the place in their episode as it was; a point is a way of the listener's own", async () => {
    await hear(one);
    store.seek(700);
    store.pause();
    await begin();
    media.reach(110);
    await wait(10);
    expect(keptTime(storage, one)).toBe(700);
  });

  test("of which one is looped, or left to be heard on, do not go on", async () => {
    await begin();
    media.reach(110);
    await wait(100);
    expect(turn.getFollowing().kind).toBe("coming");
    void store.play();
    await wait(10_000);
    expect(heard()).toEqual({ title: "one", playing: true });
    expect(store.getPlayback().range).toBeNull();
    media.finish();
    await wait(10);
    expect(turn.getFollowing().kind).toBe("coming");
  });
});

describe("where nothing is queued", () => {
  test("the newest that was not heard is offered, and plays only when that is asked for", async () => {
    findNewest.mockImplementation(async () => three);
    await hearToEnd(one);
    await wait(60_000);
    expect(turn.getFollowing()).toEqual({ kind: "newest", track: three });
    expect(heard()).toEqual({ title: "one", playing: false });
    turn.playFollowing();
    expect(heard()).toEqual({ title: "three", playing: true });
  });

  test("nothing is offered where there is nothing, after a part, or to who has gone on", async () => {
    await hearToEnd(one);
    expect(turn.getFollowing().kind).toBe("nothing");
    findNewest.mockImplementation(() => new Promise((resolve) => setTimeout(() => resolve(three), 1000)));
    await hearToEnd(one);
    await store.playFrom(two, null);
    await wait(2000);
    expect(turn.getFollowing().kind).toBe("nothing");
  });

  test("who does not want it is rid of it", async () => {
    findNewest.mockImplementation(async () => three);
    await hearToEnd(one);
    turn.dismiss();
    expect(turn.getFollowing().kind).toBe("nothing");
  });
});

test("what was begun, is being heard or has no sound is not unheard", () => {
  const silent = trackOf("s", "silent");
  const place = { track: two, time: 5, duration: 1000, at: 1, done: false, dismissed: true };
  expect(findUnheard([one, silent, two, three], one, [place])).toBe(three);
  expect(findUnheard([one, silent, two], one, [place])).toBeNull();
});
