import { beforeEach, expect, test, vi } from "vitest";
import { SpokenText } from "#core/transcript/spoken-text.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import { recallAfterAbsence } from "#features/player/sentence/recall.ts";
import { beginAnew, media, open, store, track } from "../store/player-at-hand.ts";

const WORDS = "The lamp is lit. It turns all night.".split(" ");
const text = new SpokenText({
  language: "en",
  timing: "word",
  passages: [
    {
      speaker: null,
      start: 100,
      end: 108,
      text: WORDS.join(" "),
      wordTimes: encodeWordTimes(WORDS.map((_, place) => 100 + place)),
    },
  ],
});
const MINUTES = 60_000;

let known: SpokenText | null;
const watch = () => recallAfterAbsence({ player: store, getText: () => known, now: Date.now });

beginAnew();
beforeEach(async () => {
  known = text;
  watch();
  await store.playFrom(track, { start: 100, end: null });
  media.arrive(1000);
  media.reach(106);
  store.pause();
});

test.each([
  ["nine minutes", 9 * MINUTES, 106],
  ["eleven minutes", 11 * MINUTES, 104],
  ["a day and more", 25 * 60 * MINUTES, 100],
])("after %s away the sound goes on at the right place", async (_name, away, start) => {
  vi.advanceTimersByTime(away);
  await store.play();
  expect(media.currentTime).toBe(start);
});

test("the next visit takes the thread up as well", async () => {
  vi.advanceTimersByTime(11 * MINUTES);
  open();
  watch();
  store.restore();
  media.arrive(1000);
  await store.play();
  expect(media.currentTime).toBe(104);
});

test("who has moved meanwhile, does not want it, or hears what nobody wrote down, is not taken back", async () => {
  vi.advanceTimersByTime(11 * MINUTES);
  store.seek(107);
  await store.play();
  expect(media.currentTime).toBe(107);
  store.pause();
  store.settings.change({ recalls: false });
  vi.advanceTimersByTime(11 * MINUTES);
  await store.play();
  expect(media.currentTime).toBe(107);
  store.pause();
  store.settings.change({ recalls: true });
  known = null;
  vi.advanceTimersByTime(11 * MINUTES);
  await store.play();
  expect(media.currentTime).toBe(107);
});
