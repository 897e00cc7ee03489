import { expect, test } from "vitest";
import { Listening, PLAY_AFTER } from "#core/plays/listening.ts";

/** Seconds: parts of ten. */
const DURATION = 1000;

test("who has only looked in is not counted, not even for what they heard", () => {
  const listening = new Listening(false);
  expect(listening.takeNews()).toBeNull();
  listening.hear(0, PLAY_AFTER - 0.5, DURATION);
  expect(listening.takeNews()).toBeNull();
  listening.hear(PLAY_AFTER - 0.5, PLAY_AFTER, DURATION);
  expect(listening.takeNews()).toEqual({ play: true, heard: [0], again: [] });
  expect(listening.takeNews()).toBeNull();
});

test("of a short episode half is enough", () => {
  const listening = new Listening(false);
  listening.hear(0, 3.9, 8);
  expect(listening.takeNews()).toBeNull();
  listening.hear(3.9, 4, 8);
  expect(listening.takeNews()).toMatchObject({ play: true });
});

test("one that goes on where another ended is no play, but is heard", () => {
  const listening = new Listening(true);
  listening.hear(500, 512, DURATION);
  expect(listening.takeNews()).toEqual({ play: false, heard: [50], again: [] });
});

test("each part is told once, as soon as half of it was heard", () => {
  const listening = new Listening(false);
  listening.hear(0, 14, DURATION);
  expect(listening.takeNews()).toEqual({ play: true, heard: [0], again: [] });
  listening.hear(14, 15, DURATION);
  expect(listening.takeNews()).toEqual({ play: false, heard: [1], again: [] });
  listening.hear(15, 24, DURATION);
  expect(listening.takeNews()).toBeNull();
});

test("a part that is heard once more is told once more, however often that is", () => {
  const listening = new Listening(false);
  listening.hear(0, 12, DURATION);
  listening.takeNews();
  listening.hear(0, 2.4, DURATION);
  expect(listening.takeNews()).toBeNull();
  listening.hear(0, 9, DURATION);
  expect(listening.takeNews()).toEqual({ play: false, heard: [], again: [0] });
  listening.hear(0, 9, DURATION);
  expect(listening.takeNews()).toBeNull();
});

test("the sound that is longer than it was said to be ends with the last part", () => {
  const listening = new Listening(false);
  listening.hear(980, 1010, DURATION);
  expect(listening.takeNews()?.heard).toEqual([98, 99]);
});
