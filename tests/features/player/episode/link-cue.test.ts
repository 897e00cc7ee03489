import { beforeEach, expect, test } from "vitest";
import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import { LinkCue } from "#features/player/episode/link-cue.ts";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia, FakeStorage } from "../../media/fake-media.ts";

const track = (name: string) =>
  trackOf("s", name, { audio: { url: `/media/${name}.mp3`, type: "audio/mpeg" }, duration: 2000 });
const one = track("one");
const other = track("other");

const at = (start: number): Moment => ({ start, end: null });

let media: FakeMedia;
let store: PlayerStore;
let cue: LinkCue;

beforeEach(() => {
  media = new FakeMedia();
  store = createPlayer({ storage: new FakeStorage(), now: Date.now });
  store.attach(media);
  cue = new LinkCue(store);
});

/** A page that opens, or is shown again. */
function open(
  track: Track,
  moment: Moment | null,
  entry: string | null,
  within = false,
  again = false,
): boolean {
  const isNew = cue.follow({ track, moment, entry, again, within });
  media.arrive(2000);
  return isNew;
}

test.each(["entry", null])("a page that is shown again leaves the sound where it is (entry %s)", (entry) => {
  expect(open(one, at(600), entry)).toBe(true);
  expect(store.currentTime()).toBe(600);
  store.seek(1359);
  expect(open({ ...one }, at(600), entry, true)).toBe(false);
  expect(open({ ...one }, at(600), entry)).toBe(false);
  expect(store.currentTime()).toBe(1359);
});

test("the same link is followed again as another entry of the history", () => {
  open(one, at(600), "first");
  store.seek(1359);
  expect(open(one, at(600), "second")).toBe(true);
  expect(store.currentTime()).toBe(600);
});

test("without a history, a link is followed again when another was in between", () => {
  open(one, at(600), null);
  open(one, at(700), null, true);
  expect(open(one, at(600), null, true)).toBe(true);
  expect(store.currentTime()).toBe(600);
});

test("back at a link whose episode has left the player, it goes on where it was left", async () => {
  open(one, at(600), "first");
  await store.play();
  media.reach(1359);
  store.pause();
  open(other, null, "second");
  expect(store.getPlayback().track?.href).toBe(other.href);
  open(one, at(600), "first");
  expect(store.getPlayback()).toMatchObject({ track: { href: one.href }, time: 1359, playing: false });
});

test("what plays is not interrupted by a page that opens", async () => {
  await store.playFrom(one, at(100));
  media.arrive(2000);
  open(other, at(600), "first");
  open(one, at(600), "second");
  expect(store.getPlayback()).toMatchObject({ track: { href: one.href }, playing: true });
  expect(store.currentTime()).toBe(100);
});

test("a link within the page of what plays goes there, and plays on", async () => {
  open(one, null, "first");
  await store.play();
  open(one, at(600), "second", true);
  expect(store.currentTime()).toBe(600);
  expect(store.getPlayback().playing).toBe(true);
});

test("a press that has played the moment of its link is not repeated when the page comes", async () => {
  open(one, null, "first");
  await store.playFrom(one, at(600));
  media.reach(603);
  open(one, at(600), "second", true);
  expect(store.currentTime()).toBe(603);
});

test("a link that is opened once more in the open app is followed once more, and its page stays as it is afterwards", () => {
  open(one, at(600), "entry");
  store.seek(1359);
  expect(open(one, at(600), "entry", true, true)).toBe(true);
  expect(store.currentTime()).toBe(600);
  store.seek(1359);
  expect(open(one, at(600), "entry", true)).toBe(false);
  expect(store.currentTime()).toBe(1359);
});
